import { withTenant } from "@tongyou/database";
import { child, fact } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import type { StaffContext } from "../context.ts";
import { checkDigit } from "../ledger/index.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { closeChild } from "./close-child.ts";
import { explainChild } from "./explain-child.ts";
import { getChild } from "./get-child.ts";
import { listChildAccess } from "./list-child-access.ts";
import { listChildren } from "./list-children.ts";
import { recordFact } from "./record-fact.ts";
import { registerChild } from "./register-child.ts";
import { reopenChild } from "./reopen-child.ts";

const house = testHouse();
afterAll(() => house.close());

/** Two villages of 隆德县 in different towns, and one of 西吉县. */
const VILLAGE = "640423100004";
const OTHER_TOWN = "640423101200";
const OTHER_COUNTY = "640422000000";
/** The clock of these tests. */
const TODAY = new Date("2018-04-03T02:00:00Z");

let bureau: TestBureau;
let officer: StaffContext;
const at = (context: StaffContext, now = TODAY): StaffContext => ({ ...context, now: () => now });

beforeAll(async () => {
  bureau = await house.bureau();
  officer = at(await bureau.staff("countyOfficer"));
});

let serial = 100;
/** A made-up number with a right check digit; born on the day, a boy. */
function idNumber(birth = "20100501"): string {
  serial += 2;
  const seventeen = `640423${birth}${String(serial + 1).padStart(3, "0")}`;
  return seventeen + checkDigit(seventeen);
}

const register = (context: StaffContext, input: Partial<Parameters<typeof registerChild>[1]> = {}) =>
  registerChild(context, {
    name: "马小明",
    idNumber: idNumber(),
    division: VILLAGE,
    evidence: "户口簿",
    ...input,
  });

const list = (context: StaffContext, input: Partial<Parameters<typeof listChildren>[1]> = {}) =>
  listChildren(context, {
    offset: 0,
    limit: 50,
    status: "active",
    sort: "division",
    descending: false,
    ...input,
  });

async function say(context: StaffContext, id: string, name: string, value: unknown, from = "2018-03-01") {
  const { version } = await getChild(officer, { id });
  const input = { id, version, name, value, from, evidence: "入户核实" };
  return recordFact(context, input as Parameters<typeof recordFact>[1]);
}

test("a registered child takes birth date and sex from the number and is found by it", async () => {
  const number = idNumber("20110203");
  const { id } = await register(officer, { name: "单小军", idNumber: number.toLowerCase() });
  const file = await getChild(officer, { id });
  expect(file).toMatchObject({
    name: "单小军",
    sex: "male",
    birthDate: "2011-02-03",
    age: 7,
    turns18On: "2029-02-03",
    idNumber: number,
    version: 1,
  });
  for (const q of ["单小军", "小军", "shanxiaojun", "sxj", number.slice(-4)]) {
    const { rows } = await list(officer, { q });
    expect(
      rows.map((row) => row.id),
      q,
    ).toContain(id);
  }
  const { rows } = await list(officer, { q: "shanxiaojun" });
  expect(rows[0]?.idNumber).toBe(`${"*".repeat(14)}${number.slice(-4)}`);
});

test("nothing that was not said is assumed: a child without facts needs them all", async () => {
  const { id } = await register(officer, { name: "未知情" });
  const { decision } = await getChild(officer, { id });
  expect(Object.values(decision?.categories ?? {})).not.toContain("yes");
  expect(decision?.allowance.status).toBe("needs");
  expect(decision?.needs).toContain("father.statuses");
});

test("a wrong check digit, and a number that contradicts the form, are refused with what to do", async () => {
  const good = idNumber("20110203");
  const wrong = good.slice(0, 17) + (good.endsWith("1") ? "2" : "1");
  await expect(register(officer, { idNumber: wrong })).rejects.toMatchObject({
    code: "invalid",
    field: "idNumber",
  });
  const contradicting = register(officer, { idNumber: good, birthDate: "2011-02-04" });
  await expect(contradicting).rejects.toMatchObject({ code: "invalid", field: "birthDate" });
  await expect(register(officer, { division: "640423999999" })).rejects.toMatchObject({ field: "division" });
});

test("a number is on file once in the whole bureau; elsewhere only the county is told", async () => {
  const number = idNumber();
  await register(officer, { name: "马秘密", idNumber: number });
  await expect(register(officer, { idNumber: number })).rejects.toMatchObject({ code: "conflict" });
  const elsewhere = at(await bureau.staff("countyOfficer", OTHER_COUNTY));
  const refused = register(elsewhere, { idNumber: number, division: "640422100002" });
  const error = await refused.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "conflict", reason: { zh: expect.stringContaining("隆德县") } });
  expect(JSON.stringify(error)).not.toMatch(/马秘密|640423100004/);
});

test("two people who register the same child at the same time: one file, one conflict", async () => {
  const number = idNumber();
  const both = await Promise.allSettled([
    register(officer, { idNumber: number }),
    register(officer, { idNumber: number }),
  ]);
  const refused = both.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: "conflict" });
});

test("a fact from a day changes the decision from that day, and the earlier one stays in the history", async () => {
  const { id } = await register(officer, { name: "马双孤" });
  await say(officer, id, "father.statuses", [{ status: "deceased", since: "2015-02-01" }], "2015-02-01");
  await say(officer, id, "mother.statuses", [{ status: "normal" }], "2016-01-01");
  await say(officer, id, "careArrangement", "kinship");
  await say(officer, id, "benefitsDrawn", []);
  const before = await getChild(officer, { id });
  expect(before.decision?.orphan).toBe("no");
  await say(officer, id, "mother.statuses", [{ status: "deceased", since: "2018-03-20" }], "2018-03-20");
  const after = await getChild(officer, { id });
  expect(after.decision).toMatchObject({
    on: "2018-04-03",
    orphan: "yes",
    allowance: { status: "decided", class: "NX.bothDead", fen: 73_700 },
  });
  const mother = after.facts.filter((entry) => entry.name === "mother.statuses");
  expect(mother.map((entry) => [entry.from, entry.to, entry.shown.zh])).toEqual([
    ["2018-03-20", null, "死亡（2018-03-20起）"],
    ["2016-01-01", "2018-03-20", "正常"],
  ]);
  const inMarch = await explainChild(officer, { id, on: "2018-03-19" });
  expect(inMarch.explanation.groups.find((group) => group.id === "orphan")?.answer).toBe("no");
});

test("a correction from the same day supersedes; what was known before it is still answerable", async () => {
  const { id } = await register(officer);
  await say(officer, id, "careArrangement", "kinship");
  const known = new Date();
  await say(at(officer, new Date(known.getTime() + 60_000)), id, "careArrangement", "foster");
  const care = (await getChild(officer, { id })).facts.filter((entry) => entry.name === "careArrangement");
  expect(care.map((entry) => [entry.shown.zh, entry.supersededAt === null])).toEqual([
    ["寄养", true],
    ["亲属", false],
  ]);
});

test("a fact can be said to be no longer known", async () => {
  const { id } = await register(officer);
  await say(officer, id, "careArrangement", "kinship");
  await say(officer, id, "careArrangement", null, "2018-03-10");
  const file = await getChild(officer, { id });
  expect(file.care.arrangement).toBeNull();
  expect((await explainChild(officer, { id, on: "2018-03-05" })).receipt.on).toBe("2018-03-05");
});

test("a stale version, a second click, a day to come and a word that does not exist are refused", async () => {
  const { id } = await register(officer);
  const input = {
    id,
    version: 1,
    name: "careArrangement",
    value: "kinship",
    from: "2018-03-01",
    evidence: "走访",
  };
  const record = (change: object) =>
    recordFact(officer, { ...input, ...change } as Parameters<typeof recordFact>[1]);
  expect(await record({})).toEqual({ version: 2 });
  await expect(record({})).rejects.toMatchObject({ code: "stale" });
  await expect(record({ version: 2, from: "2018-04-04" })).rejects.toMatchObject({ field: "from" });
  await expect(record({ version: 2, value: "orphanage" })).rejects.toMatchObject({ field: "value" });
  const status = { name: "father.statuses", value: [{ status: "gone" }] };
  await expect(record({ version: 2, ...status })).rejects.toMatchObject({ field: "value" });
});

test("a file follows the child to another village of the area", async () => {
  const { id } = await register(officer);
  await say(officer, id, "residenceDivision", OTHER_TOWN);
  expect((await getChild(officer, { id })).division).toBe(OTHER_TOWN);
  const rows = await withTenant(house.app.db, officer, (tx) =>
    tx.select({ division: fact.division }).from(fact).where(eq(fact.childId, id)),
  );
  expect(new Set(rows.map((row) => row.division))).toEqual(new Set([OTHER_TOWN]));
});

test("closing ends the file and reopening takes it up with its history", async () => {
  const { id } = await register(officer, { name: "马结案" });
  const closing = { id, version: 1, on: "2018-04-01", reason: "moved" as const };
  expect(await closeChild(officer, closing)).toEqual({ version: 2 });
  await expect(closeChild(officer, closing)).rejects.toMatchObject({ code: "stale" });
  await expect(closeChild(officer, { ...closing, version: 2 })).rejects.toMatchObject({ code: "conflict" });
  expect((await list(officer, { q: "马结案" })).total).toBe(0);
  expect((await list(officer, { q: "马结案", status: "closed" })).total).toBe(1);
  expect((await getChild(officer, { id })).closed).toEqual({ on: "2018-04-01", reason: "moved" });
  const { version } = await getChild(officer, { id });
  for (const from of ["2018-04-01", "2099-01-01"])
    await expect(reopenChild(officer, { id, version, from, reason: "搬回" })).rejects.toMatchObject({
      code: "invalid",
      field: "from",
    });
  await reopenChild(officer, { id, version, from: "2018-04-02", reason: "搬回" });
  expect((await list(officer, { q: "马结案" })).total).toBe(1);
});

test("restricted facts are the county officer's alone", async () => {
  const village = at(await bureau.staff("villageWorker", VILLAGE));
  const { id } = await register(officer, { name: "马限阅" });
  await say(officer, id, "hivInfected", false);
  const seen = await getChild(village, { id });
  expect(JSON.stringify(seen)).not.toContain("hivInfected");
  expect((await getChild(officer, { id })).facts.map((entry) => entry.name)).toContain("hivInfected");
  await expect(say(village, id, "hivInfected", true)).rejects.toMatchObject({ code: "forbidden" });
});

test("the area, the bureau and the role each shut a file", async () => {
  const { id } = await register(officer, { name: "马不见" });
  const outside = [
    at(await bureau.staff("villageWorker", OTHER_TOWN)),
    at(await bureau.staff("countyOfficer", OTHER_COUNTY)),
    at(await (await house.bureau()).staff("countyOfficer")),
  ];
  for (const context of outside) {
    await expect(getChild(context, { id })).rejects.toMatchObject({ code: "notFound" });
    await expect(explainChild(context, { id })).rejects.toMatchObject({ code: "notFound" });
    await expect(
      recordFact(context, {
        id,
        version: 1,
        name: "disabled",
        value: true,
        from: "2018-01-01",
        evidence: "x",
      }),
    ).rejects.toMatchObject({ code: "notFound" });
    expect((await list(context, { q: "马不见" })).total).toBe(0);
  }
  const admin = at(await bureau.staff("tenantAdmin"));
  await expect(getChild(admin, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(list(admin)).rejects.toMatchObject({ code: "forbidden" });
  const auditor = at(await bureau.staff("auditor"));
  await expect(register(auditor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    closeChild(auditor, { id, version: 1, on: "2018-04-01", reason: "other" }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  const village = at(await bureau.staff("villageWorker", VILLAGE));
  await expect(register(village, { division: OTHER_TOWN })).rejects.toMatchObject({ code: "forbidden" });
});

test("reading and changing a file are written down, without the name", async () => {
  const { id } = await register(officer, { name: "马留痕" });
  await say(officer, id, "disabled", false);
  await explainChild(officer, { id });
  await list(officer, { q: "马留痕" });
  const seen = await listChildAccess(officer, { id });
  expect(seen.map((row) => row.action)).toEqual([
    "children.explain",
    "children.recordFact",
    "children.get",
    "children.register",
  ]);
  expect(seen.every((row) => row.actor === officer.staff.id)).toBe(true);
  const all = await listAudit(at(await bureau.staff("auditor")), { offset: 0, limit: 200 });
  expect(JSON.stringify(all)).not.toContain("马留痕");
  expect(all.rows.map((row) => row.action)).toContain("children.accessLog");
});

test("numbers are stored sealed, never in the open", async () => {
  const number = idNumber();
  const { id } = await register(officer, { idNumber: number });
  const [row] = await withTenant(house.app.db, officer, (tx) =>
    tx.select().from(child).where(eq(child.id, id)),
  );
  const facts = await withTenant(house.app.db, officer, (tx) =>
    tx.select().from(fact).where(eq(fact.childId, id)),
  );
  const stored = JSON.stringify([row, facts].map((one) => JSON.stringify(one)));
  expect(stored).not.toContain(number);
  expect(row?.idSealed?.toString("latin1")).not.toContain(number);
});
