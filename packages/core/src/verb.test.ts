import { suspendTenant, withTenant } from "@tongyou/database";
import { audit, child } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "./context.ts";
import { type TestBureau, testHouse } from "./testing.ts";
import { inTenant } from "./verb.ts";

const house = testHouse();
let bureau: TestBureau;
let officer: StaffContext;

beforeAll(async () => {
  bureau = await house.bureau();
  officer = await bureau.staff("countyOfficer");
});
afterAll(() => house.close());

const newChild = (division: string) => ({
  id: crypto.randomUUID(),
  division,
  name: "某童",
  pinyin: "",
  initials: "",
  status: "active" as const,
});
const actsOf = (person: StaffContext) =>
  withTenant(house.app.db, { tenant: bureau.ref, area: person.area }, (tx) =>
    tx.select().from(audit).where(eq(audit.actor, person.staff.id)),
  );

test("the change and its audit rows are one: both there, or neither", async () => {
  const person = await bureau.another("countyOfficer");
  await inTenant(person, "children.register", async (tx, note) => {
    const row = newChild("640423100012");
    await tx.insert(child).values(row);
    note({ childId: row.id, division: row.division, purpose: "认定" });
    note({ detail: { rows: 1 } });
  });
  const failing = inTenant(person, "children.register", async (tx, note) => {
    await tx.insert(child).values(newChild("640423100012"));
    note({});
    throw new Error("something else went wrong");
  });
  await expect(failing).rejects.toThrow("something else went wrong");
  expect(await actsOf(person)).toMatchObject([
    { action: "children.register", division: "640423100012", purpose: "认定" },
    { action: "children.register", division: "640423000000", detail: { rows: 1 } },
  ]);
});

test("a role without the permission does not reach the database", async () => {
  const auditor = await bureau.staff("auditor");
  let reached = false;
  const refused = inTenant(auditor, "children.register", async () => {
    reached = true;
  });
  await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  expect(reached).toBe(false);
});

test("writing outside the area is refused in words", async () => {
  const writing = inTenant(officer, "children.register", async (tx, note) => {
    await tx.insert(child).values(newChild("640424100001"));
    note({});
  });
  await expect(writing).rejects.toMatchObject({
    code: "forbidden",
    reason: { zh: "该地点不在您负责的区域内。" },
  });
});

test("a statement that takes too long says what to do", async () => {
  const slow = sql`select count(*) from generate_series(1, 1000000000)`;
  const waiting = inTenant(officer, "workbench.get", (tx) => tx.execute(slow), { timeoutMs: 50 });
  await expect(waiting).rejects.toMatchObject({ code: "unavailable", remedy: { zh: "请缩小范围后再试。" } });
});

test("a suspended bureau answers nobody", async () => {
  const closed = await house.bureau();
  const person = await closed.staff("countyOfficer");
  await suspendTenant(house.app.db, closed.ref, "test");
  const asking = inTenant(person, "workbench.get", (tx) => tx.execute(sql`select 1`));
  await expect(asking).rejects.toMatchObject({ code: "suspended" });
});
