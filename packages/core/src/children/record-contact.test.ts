import { withTenant } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import type { StaffContext } from "../context.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getChild } from "./get-child.ts";
import { recordContact } from "./record-contact.ts";
import { registerChild } from "./register-child.ts";

const house = testHouse();
afterAll(() => house.close());

const VILLAGE = "640423100004";
const OTHER_TOWN = "640423101200";
const CARD = "6299990000000000012";
const OTHER_CARD = "6299990000000000020";
const WHO = { guardianName: "马德福", guardianPhone: "13800000000" };
const WHERE = { bank: "农村商业银行", bankAccount: CARD };
const TODAY = new Date("2018-04-03T02:00:00Z");

let bureau: TestBureau;
let officer: StaffContext;
const at = (context: StaffContext, now = TODAY): StaffContext => ({ ...context, now: () => now });
beforeAll(async () => {
  bureau = await house.bureau();
  officer = at(await bureau.staff("countyOfficer"));
});

const register = async () =>
  (await registerChild(officer, { name: "马小明", division: VILLAGE, evidence: "户口簿" })).id;
const record = (
  context: StaffContext,
  id: string,
  said: Partial<Parameters<typeof recordContact>[1]>,
): Promise<{ version: number }> =>
  recordContact(context, { id, version: 1, evidence: "银行卡复印件", ...said });
/** What is said of a contact, the newest first, and whether it still holds. */
const saidOf = async (id: string, name: string) =>
  (await getChild(officer, { id })).facts
    .filter((entry) => entry.name === `contact.${name}`)
    .map((entry) => [entry.shown.zh, entry.supersededAt === null, entry.evidence, entry.source]);

test("what is given supersedes, the rest stays, and the history keeps both with their evidence", async () => {
  const id = await register();
  expect(await record(officer, id, { ...WHO, ...WHERE })).toEqual({ version: 2 });
  const change = { version: 2, bankAccount: OTHER_CARD, evidence: "换卡" };
  await record(at(officer, new Date(TODAY.getTime() + 60_000)), id, change);
  expect(await saidOf(id, "bankAccount")).toEqual([
    [OTHER_CARD, true, "换卡", "staff"],
    [CARD, false, "银行卡复印件", "staff"],
  ]);
  expect(await saidOf(id, "bank")).toEqual([["农村商业银行", true, "银行卡复印件", "staff"]]);
  expect((await getChild(officer, { id })).guardian).toMatchObject({ name: "马德福", phone: "13800000000" });
});

test("it is stored sealed, and the audit names the fields without their contents", async () => {
  const id = await register();
  await record(officer, id, { ...WHO, ...WHERE });
  const rows = await withTenant(house.app.db, officer, (tx) =>
    tx.select().from(fact).where(eq(fact.childId, id)),
  );
  const auditor = at(await bureau.staff("auditor"));
  const audit = await listAudit(auditor, { offset: 0, limit: 200, childId: id });
  const sealed = rows.map((row) => row.sealed?.toString("latin1"));
  for (const value of Object.values({ ...WHO, ...WHERE }))
    expect(JSON.stringify([rows, sealed, audit]), value).not.toContain(value);
  expect(audit.rows.find(({ action }) => action === "children.recordContact")?.detail).toMatchObject({
    fields: ["guardianName", "guardianPhone", "bank", "bankAccount"],
  });
});

test("an account is kept as digits; a wrong check digit, other characters and nothing at all are refused", async () => {
  const id = await register();
  const wrong = `${CARD.slice(0, -1)}3`;
  await expect(record(officer, id, { bankAccount: wrong })).rejects.toMatchObject({
    code: "invalid",
    field: "bankAccount",
    reason: { zh: "银行卡号校验位不对。" },
  });
  for (const bankAccount of ["6299***********0012", "1234567", "1".repeat(33)])
    await expect(record(officer, id, { bankAccount }), bankAccount).rejects.toMatchObject({
      field: "bankAccount",
      reason: { zh: "银行账号应为 8 至 32 位数字。" },
    });
  await expect(record(officer, id, {})).rejects.toMatchObject({ code: "invalid" });
  await record(officer, id, { bankAccount: "６２９９ 9900-0000 0000 012" });
  expect((await saidOf(id, "bankAccount"))[0]?.[0]).toBe(CARD);
  // The accounts of other banks have no check digit that could be tested.
  expect(await record(officer, id, { version: 2, bankAccount: "10293847561" })).toEqual({ version: 3 });
});

test("a stale form and a second click change nothing", async () => {
  const id = await register();
  await record(officer, id, WHERE);
  await expect(record(officer, id, WHERE)).rejects.toMatchObject({ code: "stale" });
  expect(await saidOf(id, "bankAccount")).toHaveLength(1);
});

test("the village records for its own children; area, bureau and role shut the others out", async () => {
  const id = await register();
  const outside = [
    at(await bureau.staff("townSupervisor", OTHER_TOWN)),
    at(await (await house.bureau()).staff("countyOfficer")),
  ];
  for (const context of outside)
    await expect(record(context, id, WHERE)).rejects.toMatchObject({ code: "notFound" });
  for (const role of ["countyFinance", "auditor", "tenantAdmin"] as const)
    await expect(record(at(await bureau.staff(role)), id, WHERE)).rejects.toMatchObject({
      code: "forbidden",
    });
  const village = at(await bureau.staff("villageWorker", VILLAGE));
  expect(await record(village, id, WHERE)).toEqual({ version: 2 });
});
