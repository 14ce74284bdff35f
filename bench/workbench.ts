import { areaRange } from "@tongyou/core/divisions";
import { type DemoHouse, openDemoHouse } from "./demo-house.ts";
import { IN_FLIGHT, inTurns, type Measure, median, timed } from "./in-turns.ts";
import { type Desk, floorOf, type Statement } from "./workbench-floor.ts";
import { fillTenant } from "./workbench-tenant.ts";

const TARGET = 1.5;
/** A village's workbench in a tenant of ten times the size may take so much longer: the noise of a busy machine. */
const GROWTH = 1.3;
const LOGINS = { villageWorker: "village", townSupervisor: "town", countyOfficer: "officer" } as const;
const ROLES = Object.keys(LOGINS) as (keyof typeof LOGINS)[];

type Answer = { today: string; counts: { kind: string; count: number }[]; todos: unknown[] };

/**
 * What the workbench costs over HTTP (session, permission, area, rules, JSON) against the bare queries of its list
 * (workbench-floor.ts): written by hand, sent by the database's owner without row security, one after the other; in
 * turns in one run, for three desks. The floor stands by itself, so that a statement less of ours counts. The target is
 * of how long a person waits, one request at a time; `together` is the same with four desks at once, which need more of
 * two cores than bare queries do. And what a village's workbench costs in a tenant of a tenth of the size.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const [small, large] = quick ? [5_000, 20_000] : [20_000, 200_000];
  const measure = { rounds: quick ? 5 : 15, batch: 24, inFlight: 1 };
  const house = await openDemoHouse(IN_FLIGHT);
  try {
    await fillTenant(house.pool, house.schema, 0, small);
    const inSmall = await alone(house, measure);
    await fillTenant(house.pool, house.schema, small, large);
    const inLarge = await alone(house, measure);
    const growth = Math.round((inLarge / inSmall) * 1000) / 1000;
    const desks: Record<string, object> = {};
    for (const role of ROLES) desks[role] = await compareDesk(house, role, measure);
    return {
      children: large,
      visits: await countOf(house, "visit"),
      target: TARGET,
      desks,
      growth: {
        children: [small, large],
        villageMs: [inSmall, inLarge],
        ratio: growth,
        reached: growth <= GROWTH,
      },
    };
  } finally {
    await house.close();
  }
}

async function countOf({ pool, schema }: DemoHouse, table: string): Promise<number> {
  const { rows } = await pool.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${schema}.${table}`);
  return rows[0]?.rows ?? 0;
}

async function workbench({ address }: DemoHouse, cookie: string): Promise<Answer> {
  const answer = await fetch(`${address}/trpc/workbench.get?input=%7B%7D`, { headers: { cookie } });
  const body = (await answer.json()) as { result?: { data: Answer } };
  if (!body.result?.data.todos.length) throw new Error(`not the workbench: ${answer.status}`);
  return body.result.data;
}

const workbenchOf = (house: DemoHouse, cookie: string) => async () => {
  await workbench(house, cookie);
};

/** Median milliseconds of a village's workbench. */
async function alone(house: DemoHouse, { rounds, batch, inFlight }: Measure) {
  const ours = workbenchOf(house, await house.signIn(LOGINS.villageWorker));
  await timed(ours, batch, inFlight);
  const each: number[] = [];
  for (let round = 0; round < rounds; round++) each.push((await timed(ours, batch, inFlight)) / batch);
  return median(each);
}

async function compareDesk(house: DemoHouse, role: Desk["role"], measure: Measure): Promise<object> {
  const login = LOGINS[role];
  const cookie = await house.signIn(login);
  const ours = workbenchOf(house, cookie);
  const answer = await workbench(house, cookie);
  const { id, division } = await accountOf(house, login);
  const { statements, counts } = floorOf({ role, me: id, ...areaRange(division), today: answer.today });
  await sameCounts(house, counts, answer);
  const bare = async () => {
    await inSchema(house, statements);
  };
  const { ratio, ours: httpMs, bare: bareMs } = await inTurns(ours, bare, measure);
  const together = await inTurns(ours, bare, { ...measure, inFlight: IN_FLIGHT });
  return {
    ratio,
    reached: ratio <= TARGET,
    httpMs,
    bareMs,
    statements: statements.length,
    together: { inFlight: IN_FLIGHT, ratio: together.ratio, httpMs: together.ours, bareMs: together.bare },
  };
}

async function accountOf({ pool, schema }: DemoHouse, login: string) {
  const { rows } = await pool.query<{ id: string; division: string }>(
    `SELECT id, division FROM ${schema}.staff WHERE login = $1`,
    [login],
  );
  const [staff] = rows;
  if (!staff) throw new Error(`no account ${login}`);
  return staff;
}

/** Sends statements one after the other and gives the rows of the last. */
async function inSchema({ pool, schema }: DemoHouse, statements: readonly Statement[]): Promise<unknown[]> {
  const client = await pool.connect();
  let rows: unknown[] = [];
  try {
    await client.query(`SET search_path = ${schema}`);
    for (const { text, values } of statements) ({ rows } = await client.query(text, values));
  } finally {
    client.release();
  }
  return rows;
}

/** Throws where the floor does not count what the workbench counts: it would be the floor of another list. */
async function sameCounts(house: DemoHouse, counts: ReadonlyMap<string, Statement>, answer: Answer) {
  for (const [kind, statement] of counts) {
    const [{ rows }] = (await inSchema(house, [statement])) as [{ rows: number }];
    const ours = answer.counts.find((one) => one.kind === kind)?.count ?? 0;
    if (rows !== ours) throw new Error(`${kind}: the floor counts ${rows}, the workbench ${ours}`);
  }
}
