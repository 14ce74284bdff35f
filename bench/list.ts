import type pg from "pg";
import { openDemoHouse } from "./demo-house.ts";
import { IN_FLIGHT, inTurns } from "./in-turns.ts";

const TARGET = 2;

/** A page of 50 with its count, as the console's first page of the children list asks for it. */
const BARE = {
  page: `SELECT id, name, sex, birth_date, id_tail, division, status, categories, review_categories, orphan,
                allowance_status, allowance_class, allowance_fen, needs_count, open_needs_count, restricted, decided_on
         FROM child WHERE status = 'active' ORDER BY division, pinyin, id LIMIT 50`,
  count: "SELECT count(*) FROM child WHERE status = 'active'",
};

/**
 * What the list page of 50 with count costs over HTTP (session, permission, area, audit, JSON) against the same
 * two statements sent bare by the database's owner, in turns in one run. The ratio is HTTP time ÷ bare time.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const children = quick ? 20_000 : 200_000;
  const { address, pool, schema, ...house } = await openDemoHouse(IN_FLIGHT);
  try {
    await fill(pool, schema, children);
    const cookie = await house.signIn("officer");
    const overHttp = () => listPage(address, cookie, children);
    const bare = () => barePage(pool, schema);
    const measure = { rounds: quick ? 5 : 15, batch: 24, inFlight: IN_FLIGHT };
    const { ratio, ...ms } = await inTurns(overHttp, bare, measure);
    const reached = ratio <= TARGET;
    return {
      children,
      inFlight: IN_FLIGHT,
      target: TARGET,
      ratio,
      reached,
      httpMs: ms.ours,
      bareMs: ms.bare,
    };
  } finally {
    await house.close();
  }
}

async function listPage(address: string, cookie: string, children: number): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({}));
  const answer = await fetch(`${address}/trpc/children.list?input=${input}`, { headers: { cookie } });
  const body = (await answer.json()) as { result?: { data: { rows: unknown[]; total: number } } };
  const page = body.result?.data;
  if (page?.rows.length !== 50 || page.total !== children) throw new Error(`not the page: ${answer.status}`);
}

async function barePage(pool: pg.Pool, schema: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SET search_path = ${schema}`);
    await client.query(BARE.page);
    await client.query(BARE.count);
  } finally {
    client.release();
  }
}

/** Children over the villages of the officer's county, made in the database. */
async function fill(pool: pg.Pool, schema: string, children: number): Promise<void> {
  await pool.query(`
    INSERT INTO ${schema}.child (id, division, name, pinyin, initials, sex, birth_date, id_tail, status, categories,
                                 groups, entitlements, provisions, restricted, open_needs_count, first_open_need,
                                 allowance_status, allowance_class, allowance_fen, decided_on)
    SELECT md5('c' || n)::uuid, '640423' || lpad((100 + n % 13)::text, 3, '0') || lpad((200 + n / 13 % 12)::text, 3, '0'),
           chr(19968 + n * 7 % 3000) || chr(20100 + n * 13 % 3000), 'p' || md5(n::text), 'p' || left(md5(n::text), 1),
           CASE n % 2 WHEN 0 THEN 'male' ELSE 'female' END, date '2005-01-01' + n % 5000,
           lpad((n % 10000)::text, 4, '0'), 'active', '|NX.family|', '|inDifficulty|', '|NX-3.2-a|NX-3.3-a|', '|', '|', 0, '',
           'decided', 'NX.deFacto', 53100, '2018-03-31'
    FROM generate_series(1, ${children}) AS n`);
  await pool.query(`VACUUM ANALYZE ${schema}.child`);
}
