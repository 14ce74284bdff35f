import pg from "pg";
import { type DemoHouse, openDemoHouse } from "./demo-house.ts";
import { IN_FLIGHT, inTurns, median, timed } from "./in-turns.ts";
import { fillTenant } from "./workbench-tenant.ts";

const TARGET = 1.5;
/** A village's workbench in a tenant of ten times the size may take so much longer: the noise of a busy machine. */
const GROWTH = 1.3;
const LOGINS = { villageWorker: "village", townSupervisor: "town", countyOfficer: "officer" } as const;
const ROLES = Object.keys(LOGINS) as (keyof typeof LOGINS)[];

type Statement = { text: string; values: unknown[] };

/**
 * What the workbench costs over HTTP (session, permission, area, deciding, JSON) against the same statements sent bare
 * by the database's owner, in turns in one run, for three desks; and what a village's workbench costs in a tenant of a
 * tenth of the size.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const [small, large] = quick ? [5_000, 20_000] : [20_000, 200_000];
  const measure = { rounds: quick ? 5 : 15, batch: 24 };
  const house = await openDemoHouse(IN_FLIGHT);
  try {
    await fillTenant(house.pool, house.schema, 0, small);
    const inSmall = await alone(house, measure);
    await fillTenant(house.pool, house.schema, small, large);
    const inLarge = await alone(house, measure);
    const growth = Math.round((inLarge / inSmall) * 1000) / 1000;
    const desks: Record<string, object> = {};
    for (const role of ROLES) desks[role] = await compareDesk(house, LOGINS[role], measure);
    return {
      children: large,
      visits: await countOf(house, "visit"),
      inFlight: IN_FLIGHT,
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

const workbenchOf =
  ({ address }: DemoHouse, cookie: string) =>
  async () => {
    const answer = await fetch(`${address}/trpc/workbench.get?input=%7B%7D`, { headers: { cookie } });
    const body = (await answer.json()) as { result?: { data: { todos: unknown[] } } };
    if (!body.result?.data.todos.length) throw new Error(`not the workbench: ${answer.status}`);
  };

/** Median milliseconds of a village's workbench. */
async function alone(house: DemoHouse, { rounds, batch }: { rounds: number; batch: number }) {
  const ours = workbenchOf(house, await house.signIn(LOGINS.villageWorker));
  await timed(ours, batch);
  const each: number[] = [];
  for (let round = 0; round < rounds; round++) each.push((await timed(ours, batch)) / batch);
  return median(each);
}

async function compareDesk(house: DemoHouse, login: string, measure: { rounds: number; batch: number }) {
  const ours = workbenchOf(house, await house.signIn(login));
  const statements = await sentBy(ours, house.schema);
  const bare = async () => {
    const client = await house.pool.connect();
    try {
      await client.query(`SET search_path = ${house.schema}`);
      for (const { text, values } of statements) await client.query(text, values);
    } finally {
      client.release();
    }
  };
  const { ratio, ours: httpMs, bare: bareMs } = await inTurns(ours, bare, measure);
  return { ratio, reached: ratio <= TARGET, httpMs, bareMs, statements: statements.length };
}

/** The statements that a call sends inside the tenant's schema, as they go over the wire. */
async function sentBy(call: () => Promise<void>, schema: string): Promise<Statement[]> {
  const sent: Statement[] = [];
  const inside = new WeakSet<pg.Client>();
  type Query = (...args: unknown[]) => unknown;
  const client = pg.Client.prototype as unknown as { query: Query };
  const query: Query = Reflect.get(client, "query");
  const listen = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, values] = args as [string | { text: string }, unknown[] | undefined];
    if (typeof first === "object" && inside.has(this)) sent.push({ text: first.text, values: values ?? [] });
    else if (typeof first === "string" && first.includes(schema)) inside.add(this);
    else inside.delete(this);
    return Reflect.apply(query, this, args);
  };
  client.query = listen;
  try {
    await call();
  } finally {
    client.query = query;
  }
  if (sent.length === 0) throw new Error("no statement was seen");
  return sent;
}
