import { withTenant } from "@tongyou/database";
import { audit } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveSession } from "../access/resolve-session.ts";
import type { TenantRole } from "../access/roles.ts";
import { signIn } from "../access/sign-in.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { TEST_PASSWORD, type TestBureau, testHouse } from "../testing.ts";
import { createStaff } from "./create-staff.ts";
import { listStaff } from "./list-staff.ts";
import { resetStaffPassword } from "./reset-staff-password.ts";
import { updateStaff } from "./update-staff.ts";

const house = testHouse();
const { app } = house;
let bureau: TestBureau;
let admin: StaffContext;

beforeAll(async () => {
  bureau = await house.bureau();
  admin = await bureau.staff("tenantAdmin");
});
afterAll(() => house.close());

const newcomer = (over: object = {}) => ({
  login: `worker-${Math.random().toString(36).slice(2, 10)}`,
  name: "测试人员",
  role: "countyOfficer" as TenantRole,
  area: "640423000000",
  ...over,
});

const lastAudit = async () => {
  const scope = { tenant: bureau.ref, area: areaRange(bureau.ref.division) };
  const [row] = await withTenant(app.db, scope, (tx) =>
    tx.select().from(audit).where(eq(audit.actor, admin.staff.id)).orderBy(desc(audit.position)).limit(1),
  );
  return row;
};

const enter = async (login: string, password = TEST_PASSWORD) =>
  (await signIn(app, { bureau: bureau.ref.code, login, password })).sessionId;

test("a new account signs in with its first password and has to change it; the audit knows, without it", async () => {
  const input = newcomer();
  const made = await createStaff(admin, input);
  const context = await resolveSession(app, await enter(made.login, made.password));
  expect(context).toMatchObject({
    staff: { id: made.id, name: input.name, role: "countyOfficer" },
    session: { mustChangePassword: true },
  });
  const row = await lastAudit();
  expect(row).toMatchObject({
    action: "staff.create",
    division: "640423000000",
    detail: { staff: made.id, role: "countyOfficer" },
  });
  expect(JSON.stringify(row)).not.toContain(made.password);
  expect(JSON.stringify(row?.detail)).not.toContain(input.name);
});

test("the list shows when each last signed in, and only the own area", async () => {
  const made = await createStaff(admin, newcomer());
  const before = (await listStaff(admin)).find(({ id }) => id === made.id);
  expect(before).toMatchObject({ lastSignInAt: null, mustChangePassword: true, disabled: false });
  await enter(made.login, made.password);
  const after = (await listStaff(admin)).find(({ id }) => id === made.id);
  expect(after?.lastSignInAt).toMatch(/^\d{4}-.*Z$/);
  const county = await bureau.staff("tenantAdmin", "640424000000");
  expect((await listStaff(county)).map(({ area }) => area.code)).toEqual(["640424000000"]);
});

test.each([
  ["villageWorker", "640423000000"],
  ["villageWorker", "640423100000"],
  ["townSupervisor", "640423100012"],
  ["townSupervisor", "640423000000"],
  ["countyOfficer", "640423100000"],
  ["auditor", "640423100012"],
  ["countyOfficer", "640499000000"],
  ["countyOfficer", "410122000000"],
] as const)("no %s for %s", async (role, area) => {
  await expect(createStaff(admin, newcomer({ role, area }))).rejects.toMatchObject({
    code: "invalid",
    field: "area",
  });
});

test("a login is there once in a bureau, and may be there in another", async () => {
  const input = newcomer();
  await createStaff(admin, input);
  await expect(createStaff(admin, input)).rejects.toMatchObject({ code: "conflict", field: "login" });
  const other = await house.bureau();
  await expect(createStaff(await other.staff("tenantAdmin"), input)).resolves.toBeDefined();
});

test("a change of role, area or password, and disabling, end the person's sessions; a new name does not", async () => {
  const officer = await bureau.another("countyOfficer");
  const id = officer.staff.id;
  const changes = [
    () => updateStaff(admin, { id, role: "countyFinance" }),
    () => updateStaff(admin, { id, area: "640424000000" }),
    () => updateStaff(admin, { id, disabled: true }),
  ];
  for (const change of changes) {
    const session = await enter(officer.staff.login);
    await change();
    expect(await resolveSession(app, session)).toBeUndefined();
  }
  await expect(enter(officer.staff.login)).rejects.toMatchObject({ code: "invalid" });
  await updateStaff(admin, { id, disabled: false });
  const session = await enter(officer.staff.login);
  const renamed = await updateStaff(admin, { id, name: "新名字" });
  expect(renamed).toMatchObject({ name: "新名字", role: "countyFinance", area: { code: "640424000000" } });
  expect((await resolveSession(app, session))?.staff.name).toBe("新名字");
  expect((await lastAudit())?.detail).toMatchObject({ staff: id, changed: ["name"] });
  const reset = await resetStaffPassword(admin, { id });
  expect(await resolveSession(app, session)).toBeUndefined();
  await expect(enter(officer.staff.login)).rejects.toMatchObject({ code: "invalid" });
  await expect(enter(officer.staff.login, reset.password)).resolves.toBeDefined();
});

test("the last enabled administrator of an area stays", async () => {
  const own = await house.bureau();
  const first = await own.staff("tenantAdmin");
  const id = first.staff.id;
  const leaving = [{ disabled: true }, { role: "auditor" as const }, { area: "640423000000" }];
  for (const change of leaving)
    await expect(updateStaff(first, { id, ...change })).rejects.toMatchObject({ code: "conflict" });
  await own.another("tenantAdmin", "640423000000");
  await expect(updateStaff(first, { id, disabled: true })).rejects.toMatchObject({ code: "conflict" });
  await own.another("tenantAdmin");
  await expect(updateStaff(first, { id, disabled: true })).resolves.toMatchObject({ disabled: true });
});

test("two administrators cannot remove each other at once", async () => {
  const own = await house.bureau();
  const [a, b] = [await own.another("tenantAdmin"), await own.another("tenantAdmin")];
  const outcomes = await Promise.allSettled([
    updateStaff(a, { id: b.staff.id, disabled: true }),
    updateStaff(b, { id: a.staff.id, disabled: true }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("another bureau's, or another area's, people are not there", async () => {
  const officer = await bureau.staff("countyOfficer");
  const other = await house.bureau();
  const strangers = [await other.staff("tenantAdmin"), await bureau.staff("tenantAdmin", "640424000000")];
  for (const stranger of strangers) {
    const { id } = officer.staff;
    expect((await listStaff(stranger)).map((row) => row.id)).not.toContain(id);
    await expect(updateStaff(stranger, { id, disabled: true })).rejects.toMatchObject({ code: "notFound" });
    await expect(resetStaffPassword(stranger, { id })).rejects.toMatchObject({ code: "notFound" });
  }
  const county = await bureau.staff("tenantAdmin", "640424000000");
  await expect(createStaff(county, newcomer())).rejects.toMatchObject({ code: "invalid", field: "area" });
});

test("nobody but an administrator", async () => {
  const roles = ["villageWorker", "townSupervisor", "countyOfficer", "countyFinance", "auditor"] as const;
  for (const role of roles) {
    const person = await bureau.staff(role);
    const { id } = person.staff;
    const refused = { code: "forbidden" };
    await expect(listStaff(person)).rejects.toMatchObject(refused);
    await expect(createStaff(person, newcomer())).rejects.toMatchObject(refused);
    await expect(updateStaff(person, { id, role: "tenantAdmin" })).rejects.toMatchObject(refused);
    await expect(resetStaffPassword(person, { id })).rejects.toMatchObject(refused);
  }
});
