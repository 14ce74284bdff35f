import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AuditEntry, appendAudit, appendAudits, verifyAudit } from "./audit-chain.ts";
import type { TenantRef } from "./connect.ts";
import { asOwner } from "./provision-tenant.ts";
import { NINGXIA, testDatabase } from "./testing.ts";
import { tenantRole, withTenant } from "./with-tenant.ts";

const { db, tenant: newTenant, close } = testDatabase();
let tenant: TenantRef;
const scope = () => ({ tenant, area: NINGXIA });
const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date(),
  actor: uuid(),
  actorName: "测试员",
  action: "children.register",
  childId: uuid(),
  division: "640423100201",
  detail: { z: 1, a: [1, { y: undefined, x: 'é\u2028"' }], n: 0.1, big: 123456789012, none: null },
  pack: "ningxia@1.0.0",
  ...more,
});

beforeAll(async () => {
  tenant = await newTenant();
});
afterAll(close);

it("chains rows one by one, in bulk and from many sides at once", async () => {
  await withTenant(db, scope(), (tx) => appendAudit(tx, entry()));
  await withTenant(db, scope(), (tx) => appendAudits(tx, [entry({ actor: null }), entry({ detail: {} })]));
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withTenant(db, scope(), (tx) => appendAudit(tx, entry({ purpose: "核对" }))),
    ),
  );
  await expect(withTenant(db, scope(), verifyAudit)).resolves.toEqual({ intact: true, rows: 23 });
});

it("takes more rows than one statement holds", async () => {
  await withTenant(db, scope(), (tx) =>
    appendAudits(
      tx,
      Array.from({ length: 4100 }, () => entry()),
    ),
  );
  await expect(withTenant(db, scope(), verifyAudit)).resolves.toMatchObject({ intact: true });
});

it("lets a tenant neither change nor delete a row", async () => {
  const change = withTenant(db, scope(), (tx) => tx.execute(sql`UPDATE audit SET actor_name = '别人'`));
  await expect(change).rejects.toMatchObject({ sqlState: "42501" });
  const remove = withTenant(db, scope(), (tx) => tx.execute(sql`DELETE FROM audit`));
  await expect(remove).rejects.toMatchObject({ sqlState: "42501" });
});

it("finds a row that was changed, and one cut off at the end, behind our back", async () => {
  const other = await newTenant();
  const there = { tenant: other, area: NINGXIA };
  await withTenant(db, there, (tx) => appendAudits(tx, [entry(), entry(), entry()]));
  const table = `${tenantRole(other.number)}.audit`;
  await asOwner(db, (client) => client.query(`UPDATE ${table} SET actor_name = '别人' WHERE position = 2`));
  await expect(withTenant(db, there, verifyAudit)).resolves.toEqual({ intact: false, rows: 1, brokenAt: 2 });
  await asOwner(db, (client) => client.query(`UPDATE ${table} SET actor_name = '测试员' WHERE position = 2`));
  await expect(withTenant(db, there, verifyAudit)).resolves.toEqual({ intact: true, rows: 3 });
  await asOwner(db, (client) => client.query(`DELETE FROM ${table} WHERE position = 3`));
  await expect(withTenant(db, there, verifyAudit)).resolves.toMatchObject({ intact: false });
});
