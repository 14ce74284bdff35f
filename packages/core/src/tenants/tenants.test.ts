import { withControl, withTenant } from "@tongyou/database";
import { child, nationalAudit, nationalStaff, staff } from "@tongyou/database/schema";
import { desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { resolveSession } from "../access/resolve-session.ts";
import { signIn } from "../access/sign-in.ts";
import type { AppContext, NationalContext, PackEntry, PackLibrary } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { NO_CASES } from "../pack-cases.ts";
import { TEST_PASSWORD, testHouse } from "../testing.ts";
import { installBureau, installNationalAdmin } from "./install.ts";
import { listPacks } from "./list-packs.ts";
import { listTenants } from "./list-tenants.ts";
import { findBrokenNationalAct } from "./national-act.ts";
import { provisionBureau } from "./provision-bureau.ts";
import { refreshRollup } from "./refresh-rollups.ts";
import { resumeTenant } from "./resume-tenant.ts";
import { suspendTenant } from "./suspend-tenant.ts";

const house = testHouse();
/** A shelf of two: what the national desk does with a pack asks nothing of its rules. */
const shelf: PackEntry[] = [
  { id: "sound", version: "1.2.0", hash: "a".repeat(64), name: { zh: "完好", en: "Sound" }, refusal: null },
  {
    id: "broken",
    version: "",
    hash: "broken",
    name: { zh: "破损", en: "Broken" },
    refusal: { zh: "items[0] 不对", en: "items[0] is wrong" },
  },
];
const packs: PackLibrary = {
  list: () => shelf,
  find: (wanted) => shelf.find(({ id }) => id === wanted),
  get() {
    const words = { zh: "没有", en: "none" };
    throw new DomainError("unavailable", words, words);
  },
  cases: () => NO_CASES,
};
const app: AppContext = { ...house.app, packs };
let desk: NationalContext;

beforeAll(async () => {
  desk = { ...(await house.national()), packs };
});
afterAll(() => house.close());

const newBureau = (over: object = {}) => ({
  code: `bureau-${Math.random().toString(36).slice(2, 12)}`,
  name: "测试市民政局",
  division: "640400000000",
  pack: "sound",
  adminLogin: "admin",
  adminName: "首任管理员",
  ...over,
});

const rowOf = async (code: string) => {
  const row = (await listTenants(desk)).find((found) => found.code === code);
  if (!row) throw new Error("not listed");
  return row;
};
const lastAct = async () => {
  const [row] = await withControl(app.db, (tx) =>
    tx
      .select()
      .from(nationalAudit)
      .where(eq(nationalAudit.actor, desk.staff.id))
      .orderBy(desc(nationalAudit.position))
      .limit(1),
  );
  return row;
};

test("a new bureau is pinned to its pack, and its administrator signs in", async () => {
  const input = newBureau();
  const made = await provisionBureau(desk, input);
  expect(await lastAct()).toMatchObject({ action: "national.provision", tenantCode: input.code });
  const { sessionId } = await signIn(app, {
    bureau: input.code,
    login: "admin",
    password: made.admin.password,
  });
  expect(await resolveSession(app, sessionId)).toMatchObject({
    staff: { role: "tenantAdmin" },
    tenant: { pack: { id: "sound", version: "1.2.0", hash: "a".repeat(64) } },
    session: { mustChangePassword: true },
  });
});

test.each([
  [{ division: "640499000000" }, "division"],
  [{ division: "640423100000" }, "division"],
  [{ pack: "absent" }, "pack"],
  [{ pack: "broken" }, "pack"],
])("refused: %o", async (over, field) => {
  await expect(provisionBureau(desk, newBureau(over))).rejects.toMatchObject({ code: "invalid", field });
});

test("a code is given once, and never the national desk's", async () => {
  const input = newBureau();
  await provisionBureau(desk, input);
  const refused = { code: "conflict", field: "code" };
  await expect(provisionBureau(desk, input)).rejects.toMatchObject(refused);
  await expect(provisionBureau(desk, newBureau({ code: "national" }))).rejects.toMatchObject(refused);
});

test("a bureau that was left without its administrator is finished by asking again", async () => {
  const input = newBureau();
  await provisionBureau(desk, input);
  const number = await withControl(app.db, async (tx) => {
    const { rows } = await tx.execute<{ number: number }>(
      sql`select number from tenant where code = ${input.code}`,
    );
    return rows[0]?.number ?? 0;
  });
  await withTenant(app.db, { tenant: { number }, area: areaRange(input.division) }, (tx) => tx.delete(staff));
  const other = newBureau({ code: input.code, division: "640300000000" });
  await expect(provisionBureau(desk, other)).rejects.toMatchObject({ code: "conflict" });
  await expect(provisionBureau(desk, input)).resolves.toMatchObject({ code: input.code });
  await expect(provisionBureau(desk, input)).rejects.toMatchObject({ code: "conflict" });
});

test("counts come from the bureau itself; below ten they are hidden", async () => {
  const bureau = await house.bureau({ pack: "sound" });
  expect((await rowOf(bureau.ref.code)).counts).toEqual({
    staff: null,
    children: null,
    fixedMonths: null,
    at: null,
  });
  for (let n = 0; n < 10; n++) await bureau.another("countyOfficer");
  const place = { division: "640423100012", status: "active" as const, pinyin: "", initials: "" };
  await withTenant(app.db, { tenant: bureau.ref, area: areaRange("640000000000") }, (tx) =>
    tx
      .insert(child)
      .values(Array.from({ length: 9 }, () => ({ ...place, id: crypto.randomUUID(), name: "某童" }))),
  );
  await refreshRollup(app, bureau.ref);
  expect((await rowOf(bureau.ref.code)).counts).toMatchObject({
    staff: 10,
    children: null,
    fixedMonths: null,
  });
  expect(JSON.stringify(await listTenants(desk))).not.toContain("某童");
});

test("health: the schema at its head and the pinned artefact on the server", async () => {
  const input = newBureau();
  await provisionBureau(desk, input);
  expect(await rowOf(input.code)).toMatchObject({ pack: { current: false }, healthy: false });
  const get = vi.fn<PackLibrary["get"]>();
  const shelf: PackLibrary = { ...packs, get };
  const row = (await listTenants({ ...desk, packs: shelf })).find(({ code }) => code === input.code);
  expect(row).toMatchObject({ pack: { current: true }, healthy: true, state: "active" });
  expect(get).toHaveBeenCalledWith("sound", "a".repeat(64));
});

test("a pack shows how many bureaus run exactly it", async () => {
  const before = (await listPacks(desk)).find(({ id }) => id === "sound")?.tenants ?? 0;
  await provisionBureau(desk, newBureau());
  const after = await listPacks(desk);
  expect(after.find(({ id }) => id === "sound")?.tenants).toBeGreaterThan(before);
  expect(after.find(({ id }) => id === "broken")).toMatchObject({
    tenants: 0,
    refusal: { en: "items[0] is wrong" },
  });
});

test("suspending says why and closes; resuming opens", async () => {
  const bureau = await house.bureau();
  const person = await bureau.staff("tenantAdmin");
  const enter = () =>
    signIn(app, { bureau: bureau.ref.code, login: person.staff.login, password: TEST_PASSWORD });
  const { sessionId } = await enter();
  const closed = await suspendTenant(desk, { code: bureau.ref.code, reason: "欠费" });
  expect(closed).toMatchObject({ state: "suspended", suspendedReason: "欠费" });
  expect(await lastAct()).toMatchObject({ action: "national.suspend", tenantCode: bureau.ref.code });
  expect(await resolveSession(app, sessionId)).toBeUndefined();
  await expect(enter()).rejects.toMatchObject({ code: "suspended" });
  const opened = await resumeTenant(desk, { code: bureau.ref.code });
  expect(opened).toMatchObject({ state: "active", suspendedReason: null });
  expect(await resolveSession(app, sessionId)).toBeUndefined();
  await expect(enter()).resolves.toBeDefined();
  await expect(resumeTenant(desk, { code: "no-such-bureau" })).rejects.toMatchObject({ code: "notFound" });
});

test("the national desk's role opens no bureau's schema", async () => {
  const bureau = await house.bureau();
  const schema = `t_${String(bureau.ref.number).padStart(4, "0")}`;
  for (const table of ["child", "staff", "fact", "audit"]) {
    const reading = withControl(app.db, (tx) => tx.execute(sql.raw(`select * from ${schema}.${table}`)));
    await expect(reading).rejects.toMatchObject({ sqlState: "42501" });
  }
  const turning = withControl(app.db, (tx) => tx.execute(sql.raw(`set local role ${schema}`)));
  await expect(turning).rejects.toMatchObject({ code: "misuse" });
});

test("a bureau's staff may do nothing of it", async () => {
  const admin = await (await house.bureau()).staff("tenantAdmin");
  const posing = admin as unknown as NationalContext;
  const refused = { code: "forbidden" };
  await expect(listTenants(posing)).rejects.toMatchObject(refused);
  await expect(listPacks(posing)).rejects.toMatchObject(refused);
  await expect(provisionBureau(posing, newBureau())).rejects.toMatchObject(refused);
  await expect(suspendTenant(posing, { code: "x", reason: "…" })).rejects.toMatchObject(refused);
  await expect(resumeTenant(posing, { code: "x" })).rejects.toMatchObject(refused);
});

test("the national desk's acts are a chain", async () => {
  expect(await withControl(app.db, findBrokenNationalAct)).toBeNull();
});

test("installing twice changes nothing", async () => {
  const login = `root-${Math.random().toString(36).slice(2, 10)}`;
  const person = { login, name: "装机", password: TEST_PASSWORD, mustChangePassword: false };
  expect(await installNationalAdmin(app, person)).toBe(true);
  expect(await installNationalAdmin(app, { ...person, name: "别名" })).toBe(false);
  const [row] = await withControl(app.db, (tx) =>
    tx.select().from(nationalStaff).where(eq(nationalStaff.login, login)),
  );
  expect(row?.name).toBe("装机");
  const { code, name, division, pack } = newBureau();
  const account = {
    login: "officer",
    name: "某人",
    role: "countyOfficer" as const,
    area: "640423000000",
    password: TEST_PASSWORD,
    mustChangePassword: false,
  };
  expect(await installBureau(app, { code, name, division, pack }, [account])).toBe(true);
  expect(await installBureau(app, { code, name, division, pack }, [account])).toBe(false);
  await expect(
    signIn(app, { bureau: code, login: "officer", password: TEST_PASSWORD }),
  ).resolves.toMatchObject({ mustChangePassword: false });
});
