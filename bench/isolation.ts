import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, connect, type Database, type TenantRef, withTenant } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { child, fact } from "@tongyou/database/schema";
import { and, asc, count, eq, gte, isNull, lt } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { prepare, REGION, sampleIds } from "./isolation-bed.ts";

/** Seats in flight at once on each side, as many requests of a busy bureau. */
const IN_FLIGHT = 8;
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
    const { tenant, plain, pool } = await prepare(db, server.url, children, IN_FLIGHT);
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
