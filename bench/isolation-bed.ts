import { randomBytes } from "node:crypto";
import { type Database, provisionTenant, type TenantRef, tenantRole } from "@tongyou/database";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";

/** The whole region: the area of a bureau's own desk. */
export const REGION = { lo: "640000000000", hi: "650000000000" };

/** Twenty tenants, the first with the children; and a copy of its tables with row security taken off. */
export async function prepare(db: Database, url: string, children: number, connections: number) {
  const tenants: TenantRef[] = [];
  for (let at = 0; at < 21; at++) tenants.push(await provision(db, `bench${at}`));
  const [tenant, ...others] = tenants;
  const bare = others.pop();
  if (!tenant || !bare) throw new Error("no tenants");
  for (const other of others) await fill(db, other, 500);
  await fill(db, tenant, children);
  await fill(db, bare, children);
  const schema = tenantRole(bare.number);
  const password = randomBytes(12).toString("hex");
  const tables = await db.owner.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = $1",
    [schema],
  );
  for (const { tablename } of tables.rows)
    await db.owner.query(`ALTER TABLE ${schema}.${tablename} DISABLE ROW LEVEL SECURITY`);
  await db.owner.query(`CREATE ROLE bench_plain LOGIN PASSWORD '${password}'; GRANT ${schema} TO bench_plain;
    GRANT CONNECT ON DATABASE tongyou TO bench_plain; ALTER ROLE bench_plain SET search_path = ${schema}`);
  await db.owner.query("CHECKPOINT");
  const plainUrl = new URL(url);
  plainUrl.username = "bench_plain";
  plainUrl.password = password;
  const pool = new pg.Pool({ connectionString: plainUrl.href, max: connections });
  return { tenant, pool, plain: drizzle(pool) };
}

const provision = (db: Database, code: string) =>
  provisionTenant(db, {
    code,
    name: code,
    division: REGION.lo,
    pack: "ningxia",
    packVersion: "1.0.0",
    packHash: "0".repeat(64),
  });

/** Children spread over 22 counties of 8 towns and 12 villages, eight facts each, made in the database. */
async function fill(db: Database, tenant: TenantRef, children: number): Promise<void> {
  const schema = tenantRole(tenant.number);
  await db.owner.query(`
    INSERT INTO ${schema}.child (id, division, name, pinyin, initials, sex, birth_date, id_tail, status, categories,
                                 allowance_status, allowance_class, allowance_fen, decided_on)
    SELECT md5('c' || n)::uuid,
           (ARRAY['640104','640105','640106','640121','640122','640181','640202','640205','640221','640302','640303',
                  '640323','640324','640381','640402','640422','640423','640424','640425','640502','640521','640522'])[n % 22 + 1]
             || lpad((100 + n / 22 % 8)::text, 3, '0') || lpad((200 + n / 176 % 12)::text, 3, '0'),
           chr(19968 + n * 7 % 3000) || chr(20100 + n * 13 % 3000), 'p' || md5(n::text), 'p' || left(md5(n::text), 1),
           CASE n % 2 WHEN 0 THEN 'male' ELSE 'female' END, date '2005-01-01' + n % 5000,
           lpad((n % 10000)::text, 4, '0'), CASE WHEN n % 20 = 0 THEN 'closed' ELSE 'active' END, '|NX.family|',
           'decided', 'NX.deFacto', 50000, '2018-03-31'
    FROM generate_series(1, ${children}) AS n`);
  await db.owner.query(`
    INSERT INTO ${schema}.fact (id, child_id, division, name, value, valid_from, source, recorded_at)
    SELECT md5('f' || k || c.id)::uuid, c.id, c.division, 'fact' || k, '"value"', '2018-01-01', 'ledger', now()
    FROM ${schema}.child AS c, generate_series(1, 8) AS k`);
  await db.owner.query(`VACUUM ANALYZE ${schema}.child, ${schema}.fact`);
}

/** Known ids in no order: a desk does not open files in the order they were made. */
export async function sampleIds(db: Database, tenant: TenantRef): Promise<string[]> {
  const { rows } = await db.owner.query<{ id: string }>(
    `SELECT id FROM ${tenantRole(tenant.number)}.child ORDER BY md5(id::text) LIMIT 5000`,
  );
  return rows.map((row) => row.id);
}
