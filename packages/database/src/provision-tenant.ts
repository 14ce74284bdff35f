import type { PoolClient } from "pg";
import type { Database, TenantRef } from "./connect.ts";
import { newWrappedKey } from "./envelope.ts";
import { DatabaseError, translate } from "./errors.ts";
import { headOf } from "./migrations/migration.ts";
import { TENANT_MIGRATIONS } from "./migrations/tenant.ts";
import { tenantRole } from "./with-tenant.ts";

export type NewTenant = {
  /** Short name for sign-in and the command line: `ningxia`. */
  code: string;
  name: string;
  /** Root of the region, 12 digits. */
  division: string;
  pack: string;
  packVersion: string;
  packHash: string;
};

/** Runs `fn` in one transaction of the installation's owner. */
export async function asOwner<T>(db: Database, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.owner.connect().catch((error: unknown) => {
    throw translate(error, "connect");
  });
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await fn(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Makes a tenant: its role, schema, tables and data key, in one transaction and one script.
 * @throws StatementError (unique `tenant_code_key`) when the code is taken
 */
export async function provisionTenant(db: Database, input: NewTenant): Promise<TenantRef> {
  return asOwner(db, async (client) => {
    const number = await insertTenant(client, db, input);
    const role = tenantRole(number);
    // Roles outlive a database: a rebuilt one may find the role of its predecessor.
    const known = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    await client.query(`${known.rowCount ? "" : `CREATE ROLE ${role} NOLOGIN;`}${template(role)}`);
    return { number, code: input.code };
  }).catch((error: unknown) => {
    throw translate(error, "provision");
  });
}

async function insertTenant(client: PoolClient, db: Database, input: NewTenant): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO control.tenant (number, code, name, division, pack, pack_version, pack_hash, wrapped_key, schema_version)
     VALUES (nextval('control.tenant_number'), $1, $2, $3, $4, $5, $6, $7, $8) RETURNING number`,
    [
      input.code,
      input.name,
      input.division,
      input.pack,
      input.packVersion,
      input.packHash,
      newWrappedKey(db.masterKey, input.code),
      headOf(TENANT_MIGRATIONS),
    ],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("INSERT … RETURNING returned nothing");
  return number;
}

/** `app` may put the role on, but inherits nothing from it. */
export const grantToApp = (role: string) => `GRANT ${role} TO app WITH INHERIT FALSE, SET TRUE;`;

const template = (role: string) => `
  ${grantToApp(role)}
  CREATE SCHEMA ${role} AUTHORIZATION migrator;
  SET LOCAL ROLE migrator;
  SET LOCAL search_path = ${role}, pg_temp;
  GRANT USAGE ON SCHEMA ${role} TO ${role};
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${role} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
  ${TENANT_MIGRATIONS.map((step) => step.sql(role)).join("\n")}
  RESET ROLE;`;

/**
 * Closes a tenant at once on every server: `app` loses the role, so `withTenant` throws `suspendedTenant`.
 * Its data stays. Idempotent.
 */
export async function suspendTenant(
  db: Database,
  ref: Pick<TenantRef, "number">,
  reason: string,
): Promise<void> {
  await setState(db, ref.number, "suspended", reason, `REVOKE ${tenantRole(ref.number)} FROM app`);
}

/** Opens a suspended tenant again. Idempotent. */
export async function resumeTenant(db: Database, ref: Pick<TenantRef, "number">): Promise<void> {
  await setState(db, ref.number, "active", null, grantToApp(tenantRole(ref.number)));
}

async function setState(db: Database, number: number, state: string, reason: string | null, grant: string) {
  await asOwner(db, async (client) => {
    const { rowCount } = await client.query(
      "UPDATE control.tenant SET state = $2, suspended_reason = $3 WHERE number = $1",
      [number, state, reason],
    );
    if (rowCount !== 1) throw unknownTenant(number);
    await client.query(grant);
  }).catch((error: unknown) => {
    throw translate(error, "set the state of a tenant");
  });
}

const unknownTenant = (number: number) =>
  new DatabaseError(
    "unknownTenant",
    { zh: `没有编号为 ${number} 的单位。`, en: `There is no bureau number ${number}.` },
    { zh: "请先在单位列表里核对。", en: "Look it up in the list of bureaus first." },
  );
