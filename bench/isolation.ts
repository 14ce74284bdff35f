import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bootstrap,
  connect,
  type Database,
  provisionTenant,
  type TenantRef,
  tenantRole,
  withTenant,
} from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { child, fact } from "@tongyou/database/schema";
import { and, asc, count, eq, gte, isNull, lt } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

/** Seats in flight at once on each side, as many requests of a busy bureau. */
const IN_FLIGHT = 8;
const REGION = { lo: "640000000000", hi: "650000000000" };
const COUNTY = { lo: "640423000000", hi: "640424000000" };

type Reader = Pick<NodePgDatabase, "select" | "insert">;
type Work = { name: string; target: number; batch: number; run(tx: Reader, at: number): Promise<unknown> };

/**
 * What isolation costs: the same drizzle queries through `withTenant` and on a plain connection to tables
 * without row security, in turns. A ratio is plain time ÷ tenant time, so 1 is free and 0.5 half as fast.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-bench-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey, poolSize: IN_FLIGHT });
  const children = quick ? 20_000 : 200_000;
  try {
    const { tenant, plain, pool } = await prepare(db, server.url, children);
    const ids = await sampleIds(db, tenant);
    const results = [];
    for (const work of works(ids)) results.push(await compare(db, tenant, plain, work, quick ? 7 : 41));
    await pool.end();
    return { tenants: 20, children, inFlight: IN_FLIGHT, results };
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function works(ids: string[]): Work[] {
  const idAt = (at: number) => ids[at % ids.length] ?? "";
  const list = (name: string, batch: number, inArea: ReturnType<typeof and>): Work => ({
    name,
    target: 0.85,
    batch,
    run: (tx) => {
      const shown = and(eq(child.status, "active"), inArea);
      const rows = tx
        .select()
        .from(child)
        .where(shown)
        .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
        .limit(50);
      return Promise.all([rows, tx.select({ rows: count() }).from(child).where(shown)]);
    },
  });
  return [
    {
      name: "child file (child and its facts)",
      target: 0.85,
      batch: 160,
      run: (tx, at) =>
        Promise.all([
          tx
            .select()
            .from(child)
            .where(eq(child.id, idAt(at))),
          tx
            .select()
            .from(fact)
            .where(and(eq(fact.childId, idAt(at)), isNull(fact.supersededAt)))
            .orderBy(fact.name),
        ]),
    },
    list(
      "list page with count, one county",
      40,
      and(gte(child.division, COUNTY.lo), lt(child.division, COUNTY.hi)),
    ),
    list("list page with count, the whole bureau", 16, undefined),
    {
      name: "insert",
      target: 0.6,
      batch: 160,
      run: (tx) =>
        tx.insert(child).values({
          id: randomUUID(),
          division: "640423100201",
          name: "新增",
          pinyin: "xinzeng",
          initials: "xz",
          status: "active",
          birthDate: "2010-01-01",
        }),
    },
  ];
}

async function compare(db: Database, tenant: TenantRef, plain: NodePgDatabase, work: Work, rounds: number) {
  const isolated = (at: number) => withTenant(db, { tenant, area: REGION }, (tx) => work.run(tx, at));
  const bare = (at: number) => work.run(plain, at);
  await timed(isolated, work.batch);
  await timed(bare, work.batch);
  const ratios: number[] = [];
  const plainMs: number[] = [];
  const tenantMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // In turns, and each goes first as often as second: drift of the machine hits both.
    const first = round % 2 === 0 ? bare : isolated;
    const a = await timed(first, work.batch);
    const b = await timed(first === bare ? isolated : bare, work.batch);
    const [bareTime, isolatedTime] = first === bare ? [a, b] : [b, a];
    ratios.push(bareTime / isolatedTime);
    plainMs.push(bareTime / work.batch);
    tenantMs.push(isolatedTime / work.batch);
  }
  const ratio = round3(median(ratios));
  return {
    name: work.name,
    target: work.target,
    ratio,
    reached: ratio >= work.target,
    plainMs: round3(median(plainMs)),
    tenantMs: round3(median(tenantMs)),
  };
}

/** Milliseconds for `batch` calls, IN_FLIGHT at a time. */
async function timed(call: (at: number) => Promise<unknown>, batch: number): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (next < batch) await call(next++);
    }),
  );
  return performance.now() - started;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round3 = (value: number) => Math.round(value * 1000) / 1000;

/** Twenty tenants, the first with the children; and a copy of its tables with row security taken off. */
async function prepare(db: Database, url: string, children: number) {
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
  const pool = new pg.Pool({ connectionString: plainUrl.href, max: IN_FLIGHT });
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
async function sampleIds(db: Database, tenant: TenantRef): Promise<string[]> {
  const { rows } = await db.owner.query<{ id: string }>(
    `SELECT id FROM ${tenantRole(tenant.number)}.child ORDER BY md5(id::text) LIMIT 5000`,
  );
  return rows.map((row) => row.id);
}
