import type { Database } from "./connect.ts";
import { translate } from "./errors.ts";
import { headOf, type Migration } from "./migrations/migration.ts";
import { TENANT_MIGRATIONS } from "./migrations/tenant.ts";
import { tenantRole } from "./with-tenant.ts";

export type MigrationReport = {
  /** Tenants already at the head: no statement was sent to them. */
  current: number;
  migrated: number[];
  /** Left as they were; the others went on. */
  failed: { tenant: number; error: Error }[];
};

/** How many tenants share one round trip: each has its own transaction in it. */
const BATCH = 20;

/**
 * Brings every tenant's schema to the head; those there already cost nothing (one query for all).
 * A tenant that fails stays as it was, is reported, and does not hold up the rest.
 */
export async function migrateAll(
  db: Pick<Database, "owner">,
  migrations: readonly Migration[] = TENANT_MIGRATIONS,
): Promise<MigrationReport> {
  const head = headOf(migrations);
  const { rows } = await db.owner.query<{ number: number; schema_version: number }>(
    "SELECT number, schema_version FROM control.tenant ORDER BY number",
  );
  const behind = rows.filter((row) => row.schema_version < head);
  const report: MigrationReport = { current: rows.length - behind.length, migrated: [], failed: [] };
  for (let at = 0; at < behind.length; at += BATCH) {
    const batch = behind.slice(at, at + BATCH);
    const script = batch.map((row) => stepsFor(row.number, row.schema_version, migrations)).join("\n");
    try {
      await db.owner.query(script);
      report.migrated.push(...batch.map((row) => row.number));
    } catch {
      // Those before the failing one are committed: the second pass skips what is done and names what is not.
      for (const { number } of batch) await migrateOne(db, number, migrations, report);
    }
  }
  return report;
}

async function migrateOne(
  db: Pick<Database, "owner">,
  number: number,
  migrations: readonly Migration[],
  report: MigrationReport,
): Promise<void> {
  const client = await db.owner.connect();
  try {
    await client.query("ROLLBACK");
    const { rows } = await client.query<{ schema_version: number }>(
      "SELECT schema_version FROM control.tenant WHERE number = $1",
      [number],
    );
    const version = rows[0]?.schema_version ?? headOf(migrations);
    if (version < headOf(migrations)) await client.query(stepsFor(number, version, migrations));
    report.migrated.push(number);
  } catch (error) {
    await client.query("ROLLBACK");
    report.failed.push({ tenant: number, error: translate(error, "migrate") });
  } finally {
    client.release();
  }
}

/** One tenant's way to the head as one transaction. The guard makes two servers starting at once harmless. */
function stepsFor(number: number, version: number, migrations: readonly Migration[]): string {
  const role = tenantRole(number);
  const steps = migrations.filter((step) => step.version > version).map((step) => step.sql(role));
  return `BEGIN;
    SELECT 1 / count(*) FROM (
      SELECT FROM control.tenant WHERE number = ${number} AND schema_version = ${version} FOR UPDATE) AS still;
    SET LOCAL ROLE migrator;
    SET LOCAL search_path = ${role}, pg_temp;
    ${steps.join("\n")}
    RESET ROLE;
    UPDATE control.tenant SET schema_version = ${headOf(migrations)} WHERE number = ${number};
    COMMIT;`;
}
