import { withTenant } from "@tongyou/database";
import { audit, staff } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { TEST_PASSWORD, type TestBureau, testHouse } from "../testing.ts";
import { changePassword } from "./change-password.ts";
import { resolveSession } from "./resolve-session.ts";
import { signIn } from "./sign-in.ts";

const NEXT = "seven green 14 kettles";
const house = testHouse();
const { app } = house;
let bureau: TestBureau;

beforeAll(async () => {
  bureau = await house.bureau();
});
afterAll(() => house.close());

async function enter(person: StaffContext, password = TEST_PASSWORD) {
  const { tenant, staff: account } = person;
  const { sessionId } = await signIn(app, { bureau: tenant.code, login: account.login, password });
  const context = await resolveSession(app, sessionId);
  if (!context) throw new Error("no session");
  return context;
}

test("the new password works, the old one does not, and every earlier session ends", async () => {
  const officer = await bureau.another("countyOfficer");
  const phone = await enter(officer);
  const desk = await enter(officer);
  const renewed = await changePassword(desk, { current: TEST_PASSWORD, next: NEXT });
  expect(await resolveSession(app, phone.session.id)).toBeUndefined();
  expect(await resolveSession(app, desk.session.id)).toBeUndefined();
  expect(await resolveSession(app, renewed.sessionId)).toMatchObject({
    session: { mustChangePassword: false },
  });
  await expect(enter(officer)).rejects.toMatchObject({ code: "invalid" });
  await expect(enter(officer, NEXT)).resolves.toBeDefined();
});

test("a first password is no longer one to be changed, and the change is written down without it", async () => {
  const officer = await bureau.another("countyOfficer");
  const own = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
    withTenant(app.db, { tenant: bureau.ref, area: officer.area }, work);
  await own((tx) => tx.update(staff).set({ mustChangePassword: true }).where(eq(staff.id, officer.staff.id)));
  const context = await enter(officer);
  expect(context.session.mustChangePassword).toBe(true);
  const renewed = await changePassword(context, { current: TEST_PASSWORD, next: NEXT });
  expect((await resolveSession(app, renewed.sessionId))?.session.mustChangePassword).toBe(false);
  const rows = await own((tx) =>
    tx
      .select()
      .from(audit)
      .where(and(eq(audit.actor, officer.staff.id), eq(audit.action, "auth.changePassword"))),
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(NEXT);
});

test.each([
  ["a wrong current password", { current: "not the password", next: NEXT }, "current"],
  ["a weak one", { current: TEST_PASSWORD, next: "1234567890" }, "next"],
  ["the same again", { current: TEST_PASSWORD, next: TEST_PASSWORD }, "next"],
])("refused: %s", async (_, input, field) => {
  const context = await enter(await bureau.another("countyOfficer"));
  await expect(changePassword(context, input)).rejects.toMatchObject({ code: "invalid", field });
  expect(await resolveSession(app, context.session.id)).toBeDefined();
});

test("guessing the current password from an open session locks the login", async () => {
  const context = await enter(await bureau.another("countyOfficer"));
  for (let guess = 0; guess < 5; guess++)
    await expect(
      changePassword(context, { current: `guess number ${guess}`, next: NEXT }),
    ).rejects.toMatchObject({ code: "invalid" });
  await expect(changePassword(context, { current: TEST_PASSWORD, next: NEXT })).rejects.toMatchObject({
    code: "tooMany",
  });
});

test("the national desk changes its own", async () => {
  const desk = await house.national();
  const input = { bureau: "national", login: desk.staff.login };
  const { sessionId } = await signIn(app, { ...input, password: TEST_PASSWORD });
  const context = await resolveSession(app, sessionId);
  if (!context) throw new Error("no session");
  await changePassword(context, { current: TEST_PASSWORD, next: NEXT });
  await expect(signIn(app, { ...input, password: NEXT })).resolves.toMatchObject({
    mustChangePassword: false,
  });
});
