import { readFileSync } from "node:fs";
import { withTenant } from "@tongyou/database";
import { child, fact, importBatch, importRow } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { explainChild } from "../children/explain-child.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { checkLedger, type LedgerLine, writeLedger } from "../ledger/index.ts";
import { dateCell, madeUpLines } from "../made-up/index.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { confirmImport } from "./confirm-import.ts";
import { getImport } from "./get-import.ts";
import { getMarkedWorkbook } from "./get-marked-workbook.ts";
import type { ImportRow, ImportSummary } from "./imports.schema.ts";
import { listImportRows } from "./list-import-rows.ts";
import { listImports } from "./list-imports.ts";
import { previewImport } from "./preview-import.ts";
import { resumeImports, whenImported } from "./run-import.ts";
import { undoImport } from "./undo-import.ts";

const house = testHouse();
afterAll(() => house.close());

const COUNTY = "640423000000";
const MARCH = "2018-03-31";
const APRIL = "2018-04-30";
/** A clock that starts on a day and goes on by a millisecond each time it is asked. */
function later(context: StaffContext, day: string): StaffContext {
  let now = Date.parse(`${day}T02:00:00Z`);
  return { ...context, now: () => new Date(now++) };
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../tests/fixtures/${name}.xlsx`, import.meta.url)).toString("base64");
const lines = (count: number, seed = 7): LedgerLine[] =>
  madeUpLines({ county: COUNTY, referenceDate: MARCH, count, seed });

async function workbook(rows: readonly LedgerLine[], referenceDate = MARCH, unit = "隆德县民政局") {
  const entries = rows.map((line) => ({ line }));
  return Buffer.from(
    await writeLedger({ title: "隆德县困境儿童信息台账", unit, referenceDate, entries }),
  ).toString("base64");
}

async function newOfficer(): Promise<{ bureau: TestBureau; officer: StaffContext }> {
  const bureau = await house.bureau();
  return { bureau, officer: later(await bureau.staff("countyOfficer"), "2018-04-02") };
}

const preview = (context: StaffContext, content: string) =>
  previewImport(context, { fileName: "台账.xlsx", content });
const confirm = async (context: StaffContext, { id, version }: ImportSummary) => {
  const started = await confirmImport(context, { id, version });
  await whenImported(id);
  return { started, ended: await getImport(context, { id }) };
};
const take = async (context: StaffContext, content: string) => {
  const { ended } = await confirm(context, await preview(context, content));
  expect(ended).toMatchObject({ state: "done", error: null });
  return ended;
};
/** A cell that holds text. */
const text = (cell: unknown) => (typeof cell === "string" ? cell : "");
const rowsOf = (context: StaffContext, id: string, filter: "all" | "changed" | "rejected" = "all") =>
  listImportRows(context, { id, filter, offset: 0, limit: 200 });
const children = (context: StaffContext, q?: string) =>
  listChildren(context, {
    offset: 0,
    limit: 200,
    status: "active",
    sort: "division",
    descending: false,
    ...(q ? { q } : {}),
  });
const shown = (row: ImportRow | undefined) =>
  row?.differences.map(({ fact: name, before, after, from }) => [name, before?.zh ?? null, after?.zh, from]);

test("every row of a dirty ledger is accounted for, and only the good ones come on file", async () => {
  const { officer } = await newOfficer();
  const checked = await checkLedger(Buffer.from(fixture("ningxia-mini-2018-03"), "base64"));
  const expected = checked.rows.map(({ row, problems }) => ({
    row,
    codes: problems.map(({ code }) => code),
  }));
  const rejected = expected.filter(({ codes }) => codes.some((code) => code.startsWith("E_"))).length;
  const seen = await preview(officer, fixture("ningxia-mini-2018-03"));
  expect(seen).toMatchObject({
    state: "previewed",
    referenceDate: MARCH,
    county: { code: COUNTY, name: "隆德县" },
    counts: {
      rows: expected.length,
      new: expected.length - rejected,
      changed: 0,
      unchanged: 0,
      rejected,
      absent: 0,
    },
  });
  expect((await children(officer)).total).toBe(0);
  const { started, ended } = await confirm(officer, seen);
  expect(started.state).toBe("running");
  expect(ended).toMatchObject({ state: "done", progress: { done: seen.counts.new, total: seen.counts.new } });
  expect((await children(officer)).total).toBe(seen.counts.new);
  const { rows } = await rowsOf(officer, seen.id);
  expect(rows.map(({ row, problems }) => ({ row, codes: problems.map(({ code }) => code).sort() }))).toEqual(
    expected.map(({ row, codes }) => ({ row, codes: [...codes].sort() })),
  );
  expect(rows.filter((row) => row.verdict !== "rejected").every((row) => row.childId !== null)).toBe(true);
});

test("a child whose row is rejected is in the ledger, not missing from it", async () => {
  const { officer } = await newOfficer();
  const [moved = {}, stays = {}, gone = {}] = lines(3);
  await take(officer, await workbook([moved, stays, gone]));
  const elsewhere = { ...moved, hukouCode: "640422100013", residenceCode: "640422100013" };
  const seen = await preview(officer, await workbook([elsewhere, stays]));
  expect(seen.counts).toMatchObject({ rejected: 1, absent: 1 });
});

test("next month changes what changed, from its own day, and shows it first", async () => {
  const { officer } = await newOfficer();
  await take(officer, fixture("ningxia-mini-2018-03"));
  const may = later(officer, "2018-05-02");
  const seen = await preview(may, fixture("ningxia-mini-2018-04"));
  const { rows } = await rowsOf(may, seen.id, "changed");
  const mothers = rows.flatMap((row) => (shown(row) ?? []).filter(([name]) => name === "mother.statuses"));
  expect(mothers).toContainEqual([
    "mother.statuses",
    "重病（2016-05-06起）",
    "重病（2016-05-06起）、死亡（2018-04-10起）",
    "2018-04-10",
  ]);
  expect(seen.counts).toMatchObject({ absent: 1 });
  expect(seen.counts.unchanged).toBeGreaterThan(seen.counts.changed);
  const { ended } = await confirm(may, seen);
  expect(ended.state).toBe("done");
  expect(ended.absentChildren).toHaveLength(1);
  const died = rows.find((row) =>
    shown(row)?.some(([name, , , from]) => name === "mother.statuses" && from === "2018-04-10"),
  );
  const id = died?.childId ?? "";
  const before = await explainChild(may, { id, on: MARCH });
  const after = await explainChild(may, { id, on: APRIL });
  expect(before.receipt.factsHash).not.toBe(after.receipt.factsHash);
  // The same ledger once more changes nothing.
  const again = await preview(may, fixture("ningxia-mini-2018-04"));
  expect(again.counts).toMatchObject({ new: 0, changed: 0 });
});

test("a blank never erases what was known", async () => {
  const { officer } = await newOfficer();
  const [line] = lines(1);
  await take(officer, await workbook([{ ...line, school: "城关一小", careSince: dateCell("2016-06-01") }]));
  const { school: _, guardianPhone: __, ...blank } = line ?? {};
  const seen = await preview(officer, await workbook([{ ...blank, school: null, fatherStatus: "不详" }]));
  expect(seen.counts).toMatchObject({ unchanged: 1, changed: 0 });
  const { rows } = await rowsOf(officer, seen.id);
  expect(rows[0]?.kept.map((one) => one.fact)).toEqual(expect.arrayContaining(["school", "father.statuses"]));
  await confirm(officer, seen);
  const id = rows[0]?.childId ?? "";
  const file = await getChild(officer, { id });
  expect(file.facts.find((entry) => entry.name === "school")?.shown.zh).toBe("城关一小");
  expect(file.guardian.phone).toBe(line?.guardianPhone);
});

test("a number that appears later belongs to the same child", async () => {
  const { officer } = await newOfficer();
  const [line] = lines(1);
  const { idNumber, ...without } = line ?? {};
  await take(officer, await workbook([without]));
  const seen = await preview(officer, await workbook([{ ...without, idNumber: idNumber ?? null }]));
  expect(seen.counts).toMatchObject({ new: 0, changed: 1 });
  await confirm(officer, seen);
  const { rows, total } = await children(officer);
  expect(total).toBe(1);
  expect(rows[0]?.idNumber?.slice(-4)).toBe(text(idNumber).slice(-4));
});

test("brothers and sisters in one sheet are siblings in the file", async () => {
  const { officer } = await newOfficer();
  const [elder, other, younger] = lines(3);
  const parents = (line: LedgerLine | undefined): LedgerLine => ({
    ...line,
    fatherName: "马同父",
    fatherId: null,
    motherName: "李同母",
    residenceCode: elder?.residenceCode ?? null,
    hukouCode: elder?.hukouCode ?? null,
  });
  await take(officer, await workbook([parents(elder), other ?? {}, parents(younger)]));
  const { rows } = await children(officer, text(elder?.name));
  const file = await getChild(officer, { id: rows[0]?.id ?? "" });
  expect(file.siblings.map((sibling) => sibling.name)).toEqual([younger?.name]);
});

test("a second click, a stale version and an outdated preview are refused", async () => {
  const { officer } = await newOfficer();
  const content = await workbook(lines(3));
  const [first, second] = [await preview(officer, content), await preview(officer, content)];
  await expect(confirmImport(officer, { id: first.id, version: 9 })).rejects.toMatchObject({ code: "stale" });
  const clicks = await Promise.allSettled([confirm(officer, first), confirm(officer, first)]);
  expect(clicks.map((click) => click.status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(confirmImport(officer, { id: first.id, version: 2 })).rejects.toMatchObject({
    code: "conflict",
  });
  const afterwards = later(officer, "2018-04-03");
  await expect(confirmImport(afterwards, { id: second.id, version: 1 })).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await children(officer)).total).toBe(3);
});

test("an interrupted import is resumed at start and takes nobody over twice", async () => {
  const { officer, bureau } = await newOfficer();
  const seen = await preview(officer, await workbook(lines(250, 11)));
  await withTenant(house.app.db, officer, (tx) =>
    tx
      .update(importBatch)
      .set({ state: "running", confirmedBy: officer.staff.id, confirmedAt: officer.now() })
      .where(eq(importBatch.id, seen.id)),
  );
  expect(await resumeImports({ ...house.app, now: () => officer.now() })).toBeGreaterThanOrEqual(1);
  await whenImported(seen.id);
  await resumeImports({ ...house.app, now: () => officer.now() });
  await whenImported(seen.id);
  expect(await getImport(officer, { id: seen.id })).toMatchObject({ state: "done", progress: { done: 250 } });
  expect((await children(await bureau.staff("countyOfficer"))).total).toBe(250);
});

test("undoing takes back the whole import: what was known before holds again", async () => {
  const { officer } = await newOfficer();
  const [kept, changed] = lines(2);
  await take(officer, await workbook([kept ?? {}, { ...changed, care: "亲属", careSince: null }]));
  const may = later(officer, "2018-05-02");
  const [, , fresh] = lines(3);
  const april = await take(
    may,
    await workbook(
      [kept ?? {}, { ...changed, care: "机构", careSince: null, name: "马改名" }, fresh ?? {}],
      APRIL,
    ),
  );
  const named = await children(may, "马改名");
  expect(named.total).toBe(1);
  const id = named.rows[0]?.id ?? "";
  expect((await getChild(may, { id })).care.arrangement).toBe("institution");
  const undone = await undoImport(may, { id: april.id, version: april.version, reason: "选错文件" });
  expect(undone).toMatchObject({ state: "undone", undoable: false });
  const file = await getChild(may, { id });
  expect(file).toMatchObject({ name: changed?.name, care: { arrangement: "kinship" } });
  expect(file.facts.some((entry) => entry.shown.zh === "机构" && entry.supersededAt !== null)).toBe(true);
  expect((await children(may)).total).toBe(2);
  await expect(
    undoImport(may, { id: april.id, version: april.version + 1, reason: "再撤" }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
  // The child whose file was taken back comes in again as new, under the same number.
  const again = await preview(later(officer, "2018-05-03"), await workbook([fresh ?? {}], APRIL));
  expect(again.counts).toMatchObject({ new: 1, changed: 0 });
  await confirm(later(officer, "2018-05-03"), again);
  expect((await children(may, text(fresh?.name))).total).toBe(1);
});

test("what later work rests on is not undone", async () => {
  const { officer } = await newOfficer();
  const batch = await take(officer, await workbook(lines(2)));
  const { rows } = await children(officer);
  const day = later(officer, "2018-04-03");
  const input = { id: rows[0]?.id ?? "", version: 1, from: "2018-04-01", evidence: "走访" };
  await recordFact(day, { ...input, name: "careArrangement", value: "foster" });
  await expect(undoImport(day, { id: batch.id, version: batch.version, reason: "x" })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("新的情况") },
  });
});

test("a fact a worker recorded for a later day outlives the ledger of an earlier one", async () => {
  const { officer } = await newOfficer();
  const [line] = lines(1);
  const march = { ...line, care: "亲属", careSince: null };
  await take(officer, await workbook([march]));
  const { rows } = await children(officer);
  const id = rows[0]?.id ?? "";
  const day = later(officer, "2018-04-20");
  await recordFact(day, {
    id,
    version: 1,
    name: "careArrangement",
    value: "foster",
    from: "2018-04-10",
    evidence: "走访",
  });
  await take(later(officer, "2018-04-21"), await workbook([{ ...march, care: "机构" }]));
  const care = async (on: string) => {
    const { facts } = await getChild(day, { id });
    return facts.find(
      (entry) =>
        entry.name === "careArrangement" &&
        entry.supersededAt === null &&
        (entry.from ?? "") <= on &&
        on < (entry.to ?? "~"),
    )?.value;
  };
  expect(await care("2018-04-05")).toBe("institution");
  expect(await care("2018-04-15")).toBe("foster");
});

test("ledgers of another area, of a day to come and older ones are refused, and so is any other file", async () => {
  const { officer } = await newOfficer();
  const elsewhere = await workbook(lines(1), MARCH, "西吉县民政局");
  await expect(preview(officer, elsewhere)).rejects.toMatchObject({ code: "invalid", field: "content" });
  await expect(preview(officer, await workbook(lines(1), APRIL))).rejects.toMatchObject({ code: "invalid" });
  await expect(preview(officer, Buffer.from("a text").toString("base64"))).rejects.toMatchObject({
    code: "invalid",
    remedy: { zh: expect.stringContaining("重新选择") },
  });
  await take(later(officer, "2018-05-02"), await workbook(lines(1), APRIL));
  const older = preview(later(officer, "2018-05-03"), await workbook(lines(1)));
  await expect(older).rejects.toMatchObject({ code: "conflict" });
});

test("a child on file in another county is named to nobody, and a town takes over only its own rows", async () => {
  const { officer, bureau } = await newOfficer();
  const rows = lines(40, 21);
  await take(officer, await workbook(rows));
  const xiji = later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-03");
  const moved = { ...rows[0], hukouCode: "640422101201", residenceCode: "640422101201", name: "马另名" };
  const seen = await preview(xiji, await workbook([moved], MARCH, "西吉县民政局"));
  const [row] = (await rowsOf(xiji, seen.id)).rows;
  expect(row).toMatchObject({ verdict: "rejected", childId: null });
  expect(row?.problems.at(-1)).toMatchObject({
    code: "E_DUP_ID",
    message: { zh: expect.stringContaining("隆德县") },
  });
  expect(JSON.stringify(row)).not.toContain(text(rows[0]?.name));

  const town = later(await bureau.staff("townSupervisor", "640423100000"), "2018-04-03");
  const part = await preview(town, await workbook(rows));
  expect(part.counts.rejected).toBeGreaterThan(0);
  expect(part.counts.rejected + part.counts.unchanged).toBe(40);
});

test("what the rows say about people is stored sealed; the marked workbook comes back", async () => {
  const { officer } = await newOfficer();
  const [line] = lines(1);
  const seen = await preview(officer, await workbook([{ ...line, sex: line?.sex === "男" ? "女" : "男" }]));
  const stored = await withTenant(house.app.db, officer, (tx) =>
    tx.select().from(importRow).where(eq(importRow.importId, seen.id)),
  );
  expect(JSON.stringify(stored.map((row) => ({ ...row, notes: null })))).not.toContain(text(line?.idNumber));
  const marked = await getMarkedWorkbook(officer, { id: seen.id });
  expect(marked.fileName).toBe("台账（已标注）.xlsx");
  expect(Buffer.from(marked.base64, "base64").subarray(0, 2).toString()).toBe("PK");
});

test("the area, the bureau and the role each shut a batch; every child taken over is written down", async () => {
  const { officer, bureau } = await newOfficer();
  const batch = await take(officer, await workbook(lines(3)));
  const outside = [
    later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-03"),
    later(await (await house.bureau()).staff("countyOfficer"), "2018-04-03"),
  ];
  const { id } = batch;
  for (const context of outside) {
    expect(await listImports(context)).toEqual([]);
    const refused = { code: "notFound" };
    await expect(getImport(context, { id })).rejects.toMatchObject(refused);
    await expect(rowsOf(context, id)).rejects.toMatchObject(refused);
    await expect(confirmImport(context, { id, version: 1 })).rejects.toMatchObject(refused);
    await expect(undoImport(context, { id, version: 2, reason: "x" })).rejects.toMatchObject(refused);
    await expect(getMarkedWorkbook(context, { id })).rejects.toMatchObject(refused);
  }
  const worker = await bureau.staff("villageWorker");
  await expect(preview(worker, await workbook(lines(1)))).rejects.toMatchObject({ code: "forbidden" });
  await expect(confirmImport(worker, { id, version: 1 })).rejects.toMatchObject({ code: "forbidden" });
  const said = await withTenant(house.app.db, officer, (tx) =>
    tx
      .selectDistinct({ id: fact.childId })
      .from(fact)
      .where(and(eq(fact.importId, id), isNull(fact.supersededAt))),
  );
  const filed = await withTenant(house.app.db, officer, (tx) => tx.select({ id: child.id }).from(child));
  expect(new Set(said.map((one) => one.id))).toEqual(new Set(filed.map((one) => one.id)));
});
