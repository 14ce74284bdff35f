import pg from "pg";
import { LOGINS, type Login, passwordOf } from "./connect.ts";
import { DatabaseError, translate } from "./errors.ts";
import { deriveSecret, type MasterKey } from "./master-key.ts";
import { type MigrationReport, migrateAll } from "./migrate-tenants.ts";
import { CONTROL_MIGRATIONS } from "./migrations/control.ts";
import { CATALOGUE_RULES, ROLES } from "./migrations/roles.ts";

/**
 * Readies a database, new or old: roles, revoked powers, the control schema and every tenant's schema.
 * Idempotent, and safe when two servers start at once.
 * @throws DatabaseError `setup` when the owner may not do it, the key is another installation's, or a
 *   tenant cannot be migrated
 */
export async function bootstrap(options: { url: string; masterKey: MasterKey }): Promise<MigrationReport> {
  const owner = new pg.Pool({ connectionString: options.url, max: 2, connectionTimeoutMillis: 10_000 });
  owner.on("error", () => undefined);
  try {
    await prepare(owner, options.masterKey);
    const report = await migrateAll({ owner });
    const [failure] = report.failed;
    if (failure)
      throw setup(
        {
          zh: `${report.failed.length} 个单位的数据表升级失败，第一个编号 ${failure.tenant}。`,
          en: `${report.failed.length} bureaus could not be migrated, first number ${failure.tenant}.`,
        },
        { zh: "修正后重新启动即可继续。", en: "Put it right and start again; it goes on from there." },
        failure.error,
      );
    return report;
  } catch (error) {
    throw translate(error, "bootstrap");
  } finally {
    await owner.end();
  }
}

async function prepare(owner: pg.Pool, masterKey: MasterKey): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN");
    // One database, one coordinator: the lock only keeps two starting servers from stepping on each other.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('tongyou bootstrap'))");
    await mayOwn(client);
    await client.query(ROLES);
    await ownKey(client, masterKey);
    for (const login of LOGINS) await setPassword(client, login, masterKey);
    await migrateControl(client);
    await client.query(CATALOGUE_RULES);
    await powersAreGone(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function setPassword(client: pg.PoolClient, login: Login, masterKey: MasterKey): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    "SELECT format('ALTER ROLE %I PASSWORD %L', $1::text, $2::text) AS statement",
    [login, passwordOf(login, masterKey)],
  );
  await client.query(rows[0]?.statement ?? "");
}

async function migrateControl(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number }>("SELECT version FROM control.schema_version");
  for (const step of CONTROL_MIGRATIONS.filter(({ version }) => version > (rows[0]?.version ?? 0)))
    await client.query(`SET LOCAL ROLE migrator; SET LOCAL search_path = control, pg_temp;
      ${step.sql("control")};
      UPDATE control.schema_version SET version = ${step.version}; RESET ROLE; RESET search_path`);
}

/** The key of another installation would set a new login and seal with it: refused before anything changes. */
async function ownKey(client: pg.PoolClient, masterKey: MasterKey): Promise<void> {
  const print = deriveSecret(masterKey, "fingerprint");
  const { rows } = await client.query<{ key_print: string }>("SELECT key_print FROM control.schema_version");
  if (rows[0] === undefined)
    await client.query("INSERT INTO control.schema_version (version, key_print) VALUES (0, $1)", [print]);
  else if (rows[0].key_print !== print)
    throw setup(
      {
        zh: "主密钥不是建立这个数据库时的那一把。",
        en: "The master key is not the one this database was made with.",
      },
      {
        zh: "请用原来的 TONGYOU_KEY 或 master.key，或换一个空数据库。",
        en: "Use the original TONGYOU_KEY or master.key, or an empty database.",
      },
    );
}

async function mayOwn(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean; version: number }>(
    "SELECT rolsuper, current_setting('server_version_num')::int AS version FROM pg_roles WHERE rolname = current_user",
  );
  if (!rows[0]?.rolsuper)
    throw setup(
      {
        zh: "DATABASE_URL 的用户不是超级用户，不能建立角色和收回权限。",
        en: "The user of DATABASE_URL is no superuser: it cannot make the roles and revoke powers.",
      },
      {
        zh: "请用数据库所有者（超级用户）的连接。",
        en: "Use the connection of the database's owner (a superuser).",
      },
    );
  if (rows[0].version < 160000)
    throw setup(
      { zh: "PostgreSQL 版本低于 16。", en: "PostgreSQL is older than 16." },
      {
        zh: "请使用 PostgreSQL 16 或更新版本（推荐 18）。",
        en: "Use PostgreSQL 16 or newer (18 is what we test).",
      },
    );
}

/** Revoking can be a mere warning; the isolation rests on it, so it is looked at afterwards. */
async function powersAreGone(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT has_function_privilege('app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
         OR has_database_privilege('app', current_database(), 'TEMP')
         OR has_schema_privilege('app', 'public', 'USAGE') AS open`,
  );
  if (rows[0]?.open !== false)
    throw setup(
      {
        zh: "没能收回 set_config、TEMP 或 public 的权限，单位之间无法隔离。",
        en: "set_config, TEMP or schema public could not be revoked: bureaus would not be apart.",
      },
      {
        zh: "请用超级用户连接，或换一个数据库服务器。",
        en: "Connect as a superuser, or use another server.",
      },
    );
}

const setup = (reason: { zh: string; en: string }, remedy: { zh: string; en: string }, cause?: unknown) =>
  new DatabaseError("setup", reason, remedy, cause);
