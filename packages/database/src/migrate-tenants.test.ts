import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bootstrap } from "./bootstrap.ts";
import { connect, type TenantRef } from "./connect.ts";
import { lintCatalogue } from "./lint-catalogue.ts";
import { migrateAll } from "./migrate-tenants.ts";
import { headOf, type Migration } from "./migrations/migration.ts";
import { TENANT_MIGRATIONS } from "./migrations/tenant.ts";
import { provisionTenant, suspendTenant } from "./provision-tenant.ts";
import { testDatabase } from "./testing.ts";
import { tenantRole } from "./with-tenant.ts";

const shared = testDatabase();
const head = headOf(TENANT_MIGRATIONS);
const name = `migrate_${randomBytes(4).toString("hex")}`;
const url = Object.assign(new URL(shared.url), { pathname: `/${name}` }).href;
const db = connect({ url, masterKey: shared.db.masterKey });
const newTenant = (code = `t${randomBytes(6).toString("hex")}`) =>
  provisionTenant(db, {
    code,
    name: code,
    division: "640000000000",
    pack: "p",
    packVersion: "1",
    packHash: "0",
  });

/** A database of its own: migrating the shared one would change tables under the other tests. */
beforeAll(async () => {
  await shared.db.owner.query(`CREATE DATABASE ${name}`);
  await bootstrap({ url, masterKey: db.masterKey });
  // Roles belong to the whole server: stay clear of the tenants of the shared database.
  await db.owner.query("ALTER SEQUENCE control.tenant_number RESTART 7000");
});
afterAll(async () => {
  await db.close();
  await shared.db.owner.query(`DROP DATABASE ${name}`);
  await shared.close();
});

const step = (name: string, sql: Migration["sql"]): Migration => ({ version: head + 1, name, sql });
const versionOf = async ({ number }: TenantRef) => {
  const { rows } = await db.owner.query("SELECT schema_version FROM control.tenant WHERE number = $1", [
    number,
  ]);
  return rows[0]?.schema_version as number;
};

it("brings every tenant to the head, a suspended one too, and sends nothing the second time", async () => {
  const tenants = await Promise.all(Array.from({ length: 23 }, () => newTenant()));
  const last = tenants.at(-1) as TenantRef;
  await suspendTenant(db, last, "试");
  const next = [...TENANT_MIGRATIONS, step("note", () => "ALTER TABLE household ADD COLUMN note text;")];
  const first = await migrateAll(db, next);
  expect(first).toMatchObject({ current: 0, failed: [] });
  expect(first.migrated).toHaveLength(23);
  expect(await versionOf(last)).toBe(head + 1);
  await expect(migrateAll(db, next)).resolves.toEqual({ current: 23, migrated: [], failed: [] });
});

it("leaves a tenant that fails as it was, names it and goes on with the rest", async () => {
  const tenants = [await newTenant(), await newTenant(), await newTenant()];
  const [one, bad, three] = tenants as [TenantRef, TenantRef, TenantRef];
  const next = [
    ...TENANT_MIGRATIONS,
    step("picky", (role) =>
      role === tenantRole(bad.number)
        ? "CREATE TABLE half (id int); SELECT 1 / 0;"
        : "COMMENT ON TABLE household IS 'seen';",
    ),
  ];
  const report = await migrateAll(db, next);
  expect(report.migrated).toEqual([one.number, three.number]);
  expect(report.failed).toMatchObject([{ tenant: bad.number, error: { sqlState: "22012" } }]);
  expect(await versionOf(bad)).toBe(head);
  const half = await db.owner.query("SELECT to_regclass($1) AS half", [`${tenantRole(bad.number)}.half`]);
  expect(half.rows).toEqual([{ half: null }]);
});

/** A tenant as it was before money: with its first four versions. */
async function formerTenant(): Promise<TenantRef> {
  const ref = await newTenant();
  const role = tenantRole(ref.number);
  const steps = TENANT_MIGRATIONS.filter(({ version }) => version < 5).map((one) => one.sql(role));
  await db.owner.query(`
    BEGIN;
    DROP SCHEMA ${role} CASCADE;
    CREATE SCHEMA ${role} AUTHORIZATION migrator;
    SET LOCAL ROLE migrator;
    SET LOCAL search_path = ${role}, pg_temp;
    GRANT USAGE ON SCHEMA ${role} TO ${role};
    ${steps.join("\n")}
    RESET ROLE;
    UPDATE control.tenant SET schema_version = 4 WHERE number = ${ref.number};
    COMMIT;`);
  return ref;
}

it("gives everybody who was paid before there were awards one from the first paid month", async () => {
  const ref = await formerTenant();
  const role = tenantRole(ref.number);
  const id = (last: number) => `00000000-0000-0000-0000-${String(last).padStart(12, "0")}`;
  const place = "640423100201";
  const [open, gone, unpaid, approver] = [id(1), id(2), id(3), id(9)];
  const child = (of: string, status: string) => `('${of}', '${place}', '丁一', 'ding yi', 'dy', '${status}')`;
  const run = (of: string, month: string) =>
    `('${of}', '${place}', '${month}', 'fixed', 'p', '1', '0', '{}', '${id(8)}', now(), '${approver}', '2018-05-03')`;
  const line = (of: string, month: string, at: number) =>
    `('${id(100 + at)}', '${of}', '${place}', 'NX.allowance', '${month}', 'NX.bothDead', 73700,
      '${month === "2018-03" ? id(21) : id(22)}', '{}', '{}', '2018-05-03')`;
  await db.owner.query(`
    BEGIN;
    SET LOCAL search_path = ${role};
    INSERT INTO child (id, division, name, pinyin, initials, status)
      VALUES ${[child(open, "active"), child(gone, "closed"), child(unpaid, "active")].join()};
    INSERT INTO month_run (id, division, month, state, pack, pack_version, pack_hash, totals, calculated_by,
                           calculated_at, approved_by, approved_at)
      VALUES ${[run(id(21), "2018-03"), run(id(22), "2018-04")].join()};
    INSERT INTO benefit_line (id, child_id, division, benefit, month, class, fen, run_id, receipt, reason, fixed_at)
      VALUES ${[line(open, "2018-04", 1), line(open, "2018-03", 2), line(gone, "2018-03", 3)].join()};
    COMMIT;`);
  await expect(migrateAll(db)).resolves.toMatchObject({ migrated: [ref.number], failed: [] });
  const { rows } = await db.owner.query(
    `SELECT child_id, from_month, until_month, state, basis, decided_by FROM ${role}.award ORDER BY child_id`,
  );
  const shown = await db.owner.query(`SELECT id, award FROM ${role}.child ORDER BY id`);
  expect(shown.rows).toEqual([
    { id: open, award: "granted" },
    { id: gone, award: null },
    { id: unpaid, award: null },
  ]);
  const granted = { state: "granted", basis: "ledger", decided_by: approver };
  expect(rows).toEqual([
    { child_id: open, from_month: "2018-03", until_month: null, ...granted },
    { child_id: gone, from_month: "2018-03", until_month: "2018-04", ...granted },
  ]);
});

it("readies a database that is ready already, also twice at once", async () => {
  const again = () => bootstrap({ url, masterKey: db.masterKey });
  await expect(Promise.all([again(), again()])).resolves.toMatchObject([{ failed: [] }, { failed: [] }]);
});

it("refuses the master key of another installation before it changes anything", async () => {
  await expect(bootstrap({ url, masterKey: Buffer.alloc(32, 9) })).rejects.toMatchObject({ code: "setup" });
  await expect(newTenant()).resolves.toHaveProperty("number");
});

it("refuses an owner who may not make roles", async () => {
  const weak = new URL(url);
  await db.owner.query("DROP ROLE IF EXISTS weak_owner; CREATE ROLE weak_owner LOGIN PASSWORD 'weak'");
  await db.owner.query(`GRANT CONNECT ON DATABASE ${weak.pathname.slice(1)} TO weak_owner`);
  weak.username = "weak_owner";
  weak.password = "weak";
  await expect(bootstrap({ url: weak.href, masterKey: db.masterKey })).rejects.toMatchObject({
    code: "setup",
  });
  await db.owner.query("DROP OWNED BY weak_owner; DROP ROLE weak_owner");
});

it("refuses a code that is taken and keeps nothing of the attempt", async () => {
  const { code } = await newTenant();
  await expect(newTenant(code)).rejects.toMatchObject({
    sqlState: "23505",
    constraint: "tenant_code_key",
  });
  const findings = await lintCatalogue(db);
  expect(findings.filter(({ rule }) => rule === "registerMatchesSchemas")).toEqual([]);
});
