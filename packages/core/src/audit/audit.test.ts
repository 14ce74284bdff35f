import { tenantRole, withTenant } from "@tongyou/database";
import { audit } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { createStaff } from "../staff/create-staff.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { inTenant } from "../verb.ts";
import { listAudit } from "./list-audit.ts";
import { verifyAuditChain } from "./verify-audit-chain.ts";

const house = testHouse();
let bureau: TestBureau;
let admin: StaffContext;
let auditor: StaffContext;

beforeAll(async () => {
  bureau = await house.bureau();
  admin = await bureau.staff("tenantAdmin");
  auditor = await bureau.staff("auditor");
  for (const area of ["640423000000", "640424000000"])
    await createStaff(admin, { login: `officer-${area}`, name: "某人", role: "countyOfficer", area });
});
afterAll(() => house.close());

const all = { offset: 0, limit: 50 };

test("the newest first, with who, what, where and which pack, and no name of the one it is about", async () => {
  const { rows, total } = await listAudit(auditor, all);
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({
    action: "staff.create",
    actor: admin.staff.id,
    actorName: admin.staff.name,
    division: "640424000000",
    pack: `ningxia@${admin.tenant.pack.version}`,
    detail: { role: "countyOfficer", request: "test-request" },
  });
  expect(JSON.stringify(rows)).not.toContain("某人");
});

test("filters by person, act, child and civil day", async () => {
  const day = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const today = day(new Date());
  const yesterday = day(new Date(Date.now() - 86_400_000));
  const filters = [
    { actor: admin.staff.id },
    { actor: auditor.staff.id },
    { action: "staff.create" },
    { action: "staff.update" },
    { from: today, to: today },
    { from: yesterday, to: yesterday },
    { childId: "01890000-0000-7000-8000-000000000000" },
  ];
  const totals: number[] = [];
  for (const filter of filters) totals.push((await listAudit(auditor, { ...all, ...filter })).total);
  expect(totals).toEqual([2, 0, 2, 0, 2, 0, 0]);
});

test("asking who looked at one child is itself written down", async () => {
  const childId = "01890000-0000-7000-8000-000000000001";
  await listAudit(auditor, { ...all, childId });
  const { rows } = await listAudit(auditor, { ...all, childId });
  expect(rows).toMatchObject([{ action: "audit.list", childId, actor: auditor.staff.id }]);
});

test("an auditor of one county sees that county's rows", async () => {
  const local = await bureau.staff("auditor", "640424000000");
  const { rows } = await listAudit(local, all);
  expect(new Set(rows.map(({ division }) => division))).toEqual(new Set(["640424000000"]));
});

test("another bureau sees none of it; a role without the permission is refused", async () => {
  const other = await house.bureau();
  expect(await listAudit(await other.staff("auditor"), all)).toEqual({ rows: [], total: 0 });
  const officer = await bureau.staff("countyOfficer");
  await expect(listAudit(officer, all)).rejects.toMatchObject({ code: "forbidden" });
  await expect(verifyAuditChain(officer)).rejects.toMatchObject({ code: "forbidden" });
});

test("the chain verifies from any area, and a changed row breaks it where it was changed", async () => {
  const local = await bureau.staff("auditor", "640424000000");
  const sound = await verifyAuditChain(local);
  expect(sound).toMatchObject({ intact: true, brokenAt: null });
  expect(sound.rows).toBeGreaterThan(2);
  await expect(
    withTenant(house.app.db, { tenant: bureau.ref, area: admin.area }, (tx) =>
      tx.update(audit).set({ actorName: "别人" }).where(eq(audit.position, 2)),
    ),
  ).rejects.toMatchObject({ sqlState: "42501" });
  // The owner of the machine can; the chain shows it.
  await house.app.db.owner.query(
    `UPDATE ${tenantRole(bureau.ref.number)}.audit SET actor_name = '别人' WHERE position = 2`,
  );
  expect(await verifyAuditChain(auditor)).toMatchObject({ intact: false, brokenAt: 2 });
});

test("a verb that must leave a row and does not is rolled back", async () => {
  const silent = inTenant(admin, "staff.create", (tx) => tx.execute(sql`select 1`));
  await expect(silent).rejects.toThrow("staff.create left no audit row");
});
