import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { readWorkbook } from "../ledger/index.ts";
import { dateCell } from "../made-up/index.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { getMonth } from "../months/get-month.ts";
import { county, family, fix, house, itemsOf, later, MARCH } from "../months/month-desk.fixture.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { endAwards, resumeAward, suspendAward } from "./change-awards.ts";
import { exportActs } from "./export-acts.ts";
import { getChildAwards } from "./get-child-awards.ts";
import { listActs } from "./list-acts.ts";
import { listAwards } from "./list-awards.ts";
import { listChanges } from "./list-changes.ts";
import { listMissing } from "./list-missing.ts";

afterAll(() => house.close());

const PAGE = { offset: 0, limit: 50 };
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).sort();
const REASON = { reason: "核实后办理", document: "隆民〔2018〕3号" };

/** What is awarded to a child, by name, as a row of the list. */
async function awarded(officer: StaffContext, name: string) {
  const { rows } = await listAwards(officer, { ...PAGE, state: "granted" });
  const found = rows.find((row) => row.name === name);
  if (!found) throw new Error(`${name} has no award`);
  return found;
}

async function say(officer: StaffContext, id: string, name: string, value: unknown, from: string) {
  const { version } = await getChild(officer, { id });
  const input = { id, version, name, value, from, evidence: "核实" };
  await recordFact(officer, input as Parameters<typeof recordFact>[1]);
}

const counts = async (context: StaffContext) =>
  Object.fromEntries((await getWorkbench(context, {})).counts.map(({ kind, count }) => [kind, count]));

test("whoever qualifies and receives nothing stands in a list with why and what would be due", async () => {
  const { officer, bureau } = await county([
    family("丁双亡", "死亡", "死亡"),
    family("丁不详", "死亡", "死亡", { benefits: "不详" }),
  ]);
  expect(await listMissing(officer, { ...PAGE, applied: false })).toEqual({ rows: [], total: 0 });
  const run = await calculateMonth(officer, { month: MARCH });
  const id = (await itemsOf(officer, run)).get("丁不详")?.childId ?? "";
  await say(officer, id, "benefitsDrawn", [], "2018-03-01");
  const { rows, total } = await listMissing(officer, { ...PAGE, applied: false });
  expect(total).toBe(1);
  expect(rows).toMatchObject([
    {
      name: "丁不详",
      class: "NX.bothDead",
      className: { zh: "父母双亡孤儿" },
      fen: 73_700,
      reason: { zh: expect.stringContaining("737 元") },
      clauses: expect.arrayContaining(["NX-3.1-c"]),
      application: null,
    },
  ]);
  expect(await counts(officer)).toMatchObject({ awardMissing: 1, startsUnset: 1 });
  const starts = {
    setting: "benefit.starts",
    value: "sameMonth",
    validFrom: "2018-01-01",
    reason: "局务会议",
  };
  await enterSetting(officer, starts);
  expect(await counts(officer)).not.toHaveProperty("startsUnset");
  expect(await listMissing(officer, { ...PAGE, applied: true })).toMatchObject({ total: 0 });
  // The town sees its own; another county nothing.
  const elsewhere = later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-03");
  expect(await listMissing(elsewhere, { ...PAGE, applied: false })).toMatchObject({ total: 0 });
  expect(await listMissing(officer, { ...PAGE, applied: false, area: "640422000000" })).toMatchObject({
    total: 0,
  });
});

test("a life event is proposed on the day it is recorded, with its day and the last month", async () => {
  const { officer } = await county([
    family("丁双亡", "死亡", "死亡"),
    family("丁双残", "重残", "重残"),
    family("丁成年", "死亡", "死亡", { idNumber: null, birthDate: dateCell("2000-04-10"), sex: "男" }),
    family("丁机构", "死亡", "死亡"),
  ]);
  const may = later(officer, "2018-05-02");
  const ids = new Map(
    (await listAwards(officer, { ...PAGE, state: "granted" })).rows.map((row) => [row.name, row.childId]),
  );
  expect(await listChanges(officer, { ...PAGE, kind: "ends" })).toMatchObject({ rows: [], total: 0 });
  const { version } = await getChild(may, { id: ids.get("丁双亡") ?? "" });
  await closeChild(may, { id: ids.get("丁双亡") ?? "", version, on: "2018-04-20", reason: "deceased" });
  await calculateMonth(may, { month: "2018-04" });
  await say(may, ids.get("丁双残") ?? "", "father.statuses", [{ status: "normal" }], "2018-04-05");
  await say(may, ids.get("丁双残") ?? "", "mother.statuses", [{ status: "normal" }], "2018-04-05");
  await say(may, ids.get("丁成年") ?? "", "school", "城关二小", "2018-04-01");
  const { rows } = await listChanges(may, { ...PAGE, kind: "ends" });
  const found = Object.fromEntries(rows.map(({ name, event, proposal }) => [name, { event, proposal }]));
  expect(found).toEqual({
    丁双亡: {
      event: { kind: "closed", on: "2018-04-20", reason: "deceased" },
      proposal: { last: "2018-03", ends: "2018-04" },
    },
    丁双残: {
      event: { kind: "facts", on: "2018-04-05", facts: expect.arrayContaining(["father.statuses"]) },
      proposal: { last: "2018-03", ends: "2018-04" },
    },
    丁成年: { event: { kind: "adult", on: "2018-04-10" }, proposal: { last: "2018-03", ends: "2018-04" } },
  });
  expect(rows.find(({ name }) => name === "丁双亡")?.text.zh).toContain("2018-04-20 结案：死亡");
  expect(await counts(may)).toMatchObject({ awardChange: 3 });
  const rule = { setting: "benefit.stops", value: "nextMonth", validFrom: "2018-01-01", reason: "局务会议" };
  await enterSetting(may, rule);
  const later18 = await listChanges(may, { ...PAGE, kind: "ends" });
  expect(later18.rows.map(({ proposal }) => proposal)).toEqual(
    Array.from({ length: 3 }, () => ({ last: "2018-04", ends: "2018-05" })),
  );
  const items = later18.rows.map(({ childId, span, proposal }) => ({
    childId,
    span,
    from: proposal?.ends ?? "",
  }));
  expect(await endAwards(may, { items, ...REASON })).toEqual({ children: 3 });
  expect(await listChanges(may, { ...PAGE, kind: "ends" })).toMatchObject({ total: 0 });
  expect(names((await listAwards(may, { ...PAGE, state: "ended" })).rows)).toEqual(
    ["丁双亡", "丁双残", "丁成年"].sort(),
  );
  // The same again is refused: other spans took the place of those that were seen.
  await expect(endAwards(may, { items, ...REASON })).rejects.toMatchObject({ code: "stale" });
});

test("another class than was paid is proposed as a change with both amounts", async () => {
  const cast = await county([family("丁双亡", "死亡", "死亡")]);
  const { officer } = cast;
  await fix(cast, await calculateMonth(officer, { month: MARCH }));
  const may = later(officer, "2018-05-02");
  const { childId } = await awarded(may, "丁双亡");
  expect(await listChanges(may, { ...PAGE, kind: "moves" })).toMatchObject({ total: 0 });
  await calculateMonth(may, { month: "2018-04" });
  await say(may, childId, "careArrangement", "institution", "2018-04-10");
  const { rows } = await listChanges(may, { ...PAGE, kind: "moves" });
  expect(rows).toMatchObject([
    {
      event: { kind: "facts", on: "2018-04-10", facts: ["careArrangement"] },
      before: { class: "NX.bothDead", fen: 73_700 },
      after: { class: "NX.institution", fen: 104_900 },
      proposal: null,
    },
  ]);
});

test("an award is suspended, resumed and ended from a month on, each with its reason, and never twice", async () => {
  const { officer } = await county([family("丁双亡", "死亡", "死亡")]);
  const run = await calculateMonth(officer, { month: MARCH });
  const { childId, span } = await awarded(officer, "丁双亡");
  const suspend = { childId, span, from: MARCH, ...REASON };
  await suspendAward(officer, suspend);
  await expect(suspendAward(officer, suspend)).rejects.toMatchObject({ code: "stale" });
  expect((await getMonth(officer, { id: run.id })).stale).toBe(true);
  const held = await itemsOf(officer, await calculateMonth(officer, { month: MARCH }));
  expect(held.get("丁双亡")).toMatchObject({
    change: "suspended",
    fen: null,
    reason: { zh: expect.stringContaining(`自 ${MARCH} 起暂停`) },
  });
  const newest = async () => (await getChildAwards(officer, { childId })).spans.at(-1)?.id ?? "";
  await expect(
    resumeAward(officer, { childId, span: await newest(), from: "2018-02", ...REASON }),
  ).rejects.toMatchObject({ code: "invalid", field: "from" });
  await resumeAward(officer, { childId, span: await newest(), from: "2018-05", ...REASON });
  await expect(
    resumeAward(officer, { childId, span: await newest(), from: "2018-06", ...REASON }),
  ).rejects.toMatchObject({ code: "conflict" });
  const end = [{ childId, span: await newest(), from: "2018-08" }];
  await endAwards(officer, { items: end, ...REASON });
  const awards = await getChildAwards(officer, { childId });
  expect(awards.state).toBe("ended");
  expect(awards.spans.map(({ from, until, state }) => [from, until, state])).toEqual([
    [MARCH, "2018-05", "suspended"],
    ["2018-05", "2018-08", "granted"],
  ]);
  expect(awards.may).toEqual({ suspend: false, resume: false, end: false });
  const timeline = await getTimeline(officer, {
    id: childId,
    offset: 0,
    limit: 50,
    kinds: ["award"],
    superseded: false,
  });
  expect(timeline.rows.map(({ title }) => title.zh).sort()).toEqual(
    ["认定待遇", "待遇暂停", "待遇恢复", "待遇停发"].sort(),
  );
  expect(timeline.rows.map(({ text }) => text?.zh).join()).toContain(REASON.reason);
  const acts = (filter: Partial<Parameters<typeof listActs>[1]> = {}) =>
    listActs(officer, { ...PAGE, ...filter });
  expect(await acts()).toMatchObject({
    total: 3,
    rows: [
      { name: "丁双亡", act: "end", month: "2018-08", by: officer.staff.name, ...REASON },
      { act: "resume", month: "2018-05" },
      { act: "suspend", month: MARCH },
    ],
  });
  expect(await acts({ act: "resume" })).toMatchObject({ total: 1 });
  expect(await acts({ from: "2018-04-02", to: "2018-04-02" })).toMatchObject({ total: 3 });
  expect(await acts({ from: "2018-04-03" })).toMatchObject({ total: 0 });
  expect(await acts({ area: "640422000000" })).toMatchObject({ total: 0 });
  const sheet = await exportActs(officer, { act: "end" });
  expect(sheet.fileName).toBe("待遇变更记录 2018-04-02.xlsx");
  const text = JSON.stringify(readWorkbook(Buffer.from(sheet.base64, "base64")));
  for (const said of ["丁双亡", "停发", "2018-08", REASON.reason, REASON.document])
    expect(text).toContain(said);
  expect(text).not.toContain("恢复");
});

test("a month before the first of an award ends it wholly; only the desk that decides may", async () => {
  const { officer, finance, bureau } = await county([family("丁双亡", "死亡", "死亡")]);
  const { childId, span } = await awarded(officer, "丁双亡");
  const items = [{ childId, span, from: MARCH }];
  await expect(endAwards(finance, { items, ...REASON })).rejects.toMatchObject({ code: "forbidden" });
  const elsewhere = later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-03");
  await expect(endAwards(elsewhere, { items, ...REASON })).rejects.toMatchObject({ code: "notFound" });
  await expect(getChildAwards(elsewhere, { childId })).rejects.toMatchObject({ code: "notFound" });
  await endAwards(officer, { items, ...REASON });
  expect(await getChildAwards(officer, { childId })).toMatchObject({ state: null, spans: [] });
  expect(names((await listMissing(officer, { ...PAGE, applied: false })).rows)).toEqual(["丁双亡"]);
});

test("where the county confirms, the town changes no award", async () => {
  const bureau = await house.bureau({ division: "350302000000", pack: "licheng" });
  const town = await bureau.staff("townSupervisor");
  const items = [{ childId: town.staff.id, span: town.staff.id, from: MARCH }];
  await expect(endAwards(town, { items, ...REASON })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("县级") },
  });
});
