import { resumeTenant, suspendTenant, withControl, withTenant } from "@tongyou/database";
import { audit, session, staff } from "@tongyou/database/schema";
import { and, desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { TEST_PASSWORD, type TestBureau, testHouse } from "../testing.ts";
import { resolveSession } from "./resolve-session.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const house = testHouse();
const { app } = house;
let bureau: TestBureau;

beforeAll(async () => {
  bureau = await house.bureau();
});
afterAll(() => house.close());

const attempt = (person: StaffContext, password = TEST_PASSWORD) =>
  signIn(app, { bureau: person.tenant.code, login: person.staff.login, password });

const inBureau = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(app.db, { tenant: bureau.ref, area: areaRange(bureau.ref.division) }, work);

const sessionsOf = (person: StaffContext) =>
  withControl(app.db, (tx) => tx.select().from(session).where(eq(session.staffId, person.staff.id)));

test("the right password opens a session that resolves to the person, the bureau and the area", async () => {
  const officer = await bureau.another("countyOfficer");
  const signedIn = await attempt(officer);
  expect(signedIn.mustChangePassword).toBe(false);
  const context = await resolveSession(app, signedIn.sessionId);
  expect(context).toMatchObject({
    staff: officer.staff,
    tenant: officer.tenant,
    area: { code: "640423000000", lo: "640423000000", hi: "640424000000" },
  });
  expect(context?.session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11 * 3_600_000);
});

test("the session id itself is not kept", async () => {
  const officer = await bureau.another("countyOfficer");
  const { sessionId } = await attempt(officer);
  const [row] = await sessionsOf(officer);
  expect(row?.idHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(sessionId);
});

test("a wrong password, an unknown login, an unknown bureau and a disabled account get one answer", async () => {
  const officer = await bureau.another("countyOfficer");
  const disabled = await bureau.another("countyOfficer");
  await inBureau((tx) =>
    tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, disabled.staff.id)),
  );
  const answers = await Promise.all(
    [
      attempt(officer, "not the password"),
      signIn(app, { bureau: officer.tenant.code, login: "nobody.at.all", password: TEST_PASSWORD }),
      signIn(app, { bureau: "no-such-bureau", login: officer.staff.login, password: TEST_PASSWORD }),
      attempt(disabled),
    ].map((refused) => refused.then(() => undefined).catch((error: unknown) => error)),
  );
  for (const answer of answers) {
    expect(answer).toMatchObject({ code: "invalid", reason: { zh: "单位、登录名或密码不正确。" } });
  }
});

test("an unknown login takes as long as a wrong password", async () => {
  const officer = await bureau.another("countyOfficer");
  const time = async (login: string) => {
    const started = performance.now();
    await signIn(app, { bureau: officer.tenant.code, login, password: "not the password" }).catch(
      () => undefined,
    );
    return performance.now() - started;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 4; round++) {
    known.push(await time(officer.staff.login));
    unknown.push(await time(`nobody-${bureau.ref.code}`));
  }
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.6);
});

test("five wrong passwords lock the login, for the right one too, though sent at once", async () => {
  const officer = await bureau.another("countyOfficer");
  const wrong = await Promise.allSettled(
    Array.from({ length: 9 }, () => attempt(officer, "not the password")),
  );
  const codes = wrong.map((outcome) => outcome.status === "rejected" && outcome.reason.code);
  expect(codes.filter((code) => code === "invalid")).toHaveLength(5);
  expect(codes.filter((code) => code === "tooMany")).toHaveLength(4);
  await expect(attempt(officer)).rejects.toMatchObject({
    code: "tooMany",
    remedy: { zh: expect.stringMatching(/^请在 15 分钟后重试/) },
  });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15 * 60_000 });
  await expect(attempt(officer)).resolves.toMatchObject({ mustChangePassword: false });
  vi.useRealTimers();
});

test("the right password takes earlier mistakes back", async () => {
  const officer = await bureau.another("countyOfficer");
  for (let round = 0; round < 3; round++) {
    for (let mistake = 0; mistake < 4; mistake++)
      await expect(attempt(officer, "not the password")).rejects.toMatchObject({ code: "invalid" });
    await attempt(officer);
  }
});

test("an address that tries many logins is held up", async () => {
  const address = "203.0.113.77";
  const codes: string[] = [];
  for (let n = 0; n < 61; n++) {
    const input = { bureau: "no-such-bureau", login: `guess-${n}`, password: "not the password" };
    await signIn({ ...app, address }, input).catch((error) => codes.push(error.code));
  }
  expect(codes.slice(0, 60)).not.toContain("tooMany");
  expect(codes[60]).toBe("tooMany");
  const officer = await bureau.another("countyOfficer");
  await expect(attempt(officer)).resolves.toBeDefined();
});

test("signing in is written down, right or wrong", async () => {
  const officer = await bureau.another("countyOfficer");
  await attempt(officer, "not the password").catch(() => undefined);
  await attempt(officer);
  const rows = await inBureau((tx) =>
    tx
      .select()
      .from(audit)
      .where(and(eq(audit.actor, officer.staff.id), eq(audit.action, "auth.signIn")))
      .orderBy(desc(audit.position)),
  );
  expect(rows.map(({ detail }) => detail.right)).toEqual([true, false]);
});

test("a session ends when signed out, after twelve idle hours and after a day however busy", async () => {
  const officer = await bureau.another("countyOfficer");
  const out = await attempt(officer);
  const context = await resolveSession(app, out.sessionId);
  if (!context) throw new Error("no session");
  await signOut(context);
  expect(await resolveSession(app, out.sessionId)).toBeUndefined();

  const idle = await attempt(officer);
  await shift({ expiresAt: sql`now() - interval '1 second'` }, officer);
  expect(await resolveSession(app, idle.sessionId)).toBeUndefined();

  const busy = await attempt(officer);
  await shift({ createdAt: sql`now() - interval '23 hours'` }, officer);
  const last = await resolveSession(app, busy.sessionId);
  expect(last?.session.expiresAt.getTime()).toBeLessThan(Date.now() + 3_600_001);
  await shift({ createdAt: sql`now() - interval '24 hours 1 second'` }, officer);
  expect(await resolveSession(app, busy.sessionId)).toBeUndefined();
});

const shift = (
  set: Partial<Record<"expiresAt" | "createdAt", ReturnType<typeof sql>>>,
  person: StaffContext,
) => withControl(app.db, (tx) => tx.update(session).set(set).where(eq(session.staffId, person.staff.id)));

test("using a session moves its end", async () => {
  const officer = await bureau.another("countyOfficer");
  const { sessionId } = await attempt(officer);
  await shift({ expiresAt: sql`now() + interval '1 hour'` }, officer);
  const context = await resolveSession(app, sessionId);
  expect(context?.session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11 * 3_600_000);
});

test("disabling a person ends the session at once; so does suspending the bureau", async () => {
  const officer = await bureau.another("countyOfficer");
  const { sessionId } = await attempt(officer);
  await inBureau((tx) =>
    tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, officer.staff.id)),
  );
  expect(await resolveSession(app, sessionId)).toBeUndefined();

  const other = await house.bureau();
  const colleague = await other.staff("countyOfficer");
  const open = await attempt(colleague);
  await suspendTenant(app.db, other.ref, "test");
  expect(await resolveSession(app, open.sessionId)).toBeUndefined();
  await expect(attempt(colleague)).rejects.toMatchObject({ code: "suspended" });
  await resumeTenant(app.db, other.ref);
  expect(await resolveSession(app, open.sessionId)).toBeUndefined();
  await expect(attempt(colleague)).resolves.toBeDefined();
});

test("the national desk signs in to no bureau", async () => {
  const desk = await house.national();
  const { sessionId } = await signIn(app, {
    bureau: "national",
    login: desk.staff.login,
    password: TEST_PASSWORD,
  });
  const context = await resolveSession(app, sessionId);
  expect(context?.staff).toEqual(desk.staff);
  expect(context).not.toHaveProperty("tenant");
});

test("no text resolves to a session by accident", async () => {
  for (const text of ["", "x", "'; --", "a".repeat(40), "A".repeat(40), "a".repeat(4000)])
    expect(await resolveSession(app, text)).toBeUndefined();
});
