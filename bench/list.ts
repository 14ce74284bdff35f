import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@tongyou/database/embedded";
import { DEMO_PASSWORD, openLog, readSettings, startServer } from "@tongyou/server";
import pg from "pg";

/** Requests in flight at once on each side. */
const IN_FLIGHT = 4;
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
  const folder = await mkdtemp(join(tmpdir(), "tongyou-list-"));
  const database = await startEmbedded({ dataFolder: folder });
  const port = await freePort();
  const settings = { port, dataFolder: folder, databaseUrl: database.url, demo: true, logLevel: "silent" };
  const server = await startServer({ ...readSettings({}), ...settings }, openLog("silent"));
  const pool = new pg.Pool({ connectionString: database.url, max: IN_FLIGHT });
  try {
    const schema = await fill(pool, children);
    const cookie = await signIn(server.address);
    const overHttp = () => listPage(server.address, cookie, children);
    const bare = () => barePage(pool, schema);
    return { children, inFlight: IN_FLIGHT, ...(await compare(overHttp, bare, quick ? 5 : 15)) };
  } finally {
    await pool.end();
    await server.stop();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(overHttp: () => Promise<void>, bare: () => Promise<void>, rounds: number) {
  const batch = 24;
  await timed(overHttp, batch);
  await timed(bare, batch);
  const [ratios, httpMs, bareMs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    // In turns, and each goes first as often as second: drift of the machine hits both.
    const first = round % 2 === 0 ? bare : overHttp;
    const a = await timed(first, batch);
    const b = await timed(first === bare ? overHttp : bare, batch);
    const [bareTime, httpTime] = first === bare ? [a, b] : [b, a];
    ratios.push(httpTime / bareTime);
    httpMs.push(httpTime / batch);
    bareMs.push(bareTime / batch);
  }
  const ratio = median(ratios);
  return { target: TARGET, ratio, reached: ratio <= TARGET, httpMs: median(httpMs), bareMs: median(bareMs) };
}

/** Milliseconds for `batch` calls, IN_FLIGHT at a time. */
async function timed(call: () => Promise<void>, batch: number): Promise<number> {
  let left = batch;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left-- > 0) await call();
    }),
  );
  return performance.now() - started;
}

const median = (values: number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(middle * 1000) / 1000;
};

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

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ bureau: "ningxia", login: "officer", password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`not signed in: ${answer.status}`);
  return cookie;
}

/** Children over the villages of the officer's county, made in the database; the schema they are in. */
async function fill(pool: pg.Pool, children: number): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>(
    "SELECT 't_' || lpad(number::text, 4, '0') AS schema FROM control.tenant WHERE code = 'ningxia'",
  );
  const schema = rows[0]?.schema ?? "";
  await pool.query(`
    INSERT INTO ${schema}.child (id, division, name, pinyin, initials, sex, birth_date, id_tail, status, categories,
                                 groups, entitlements, provisions, restricted, open_needs_count, allowance_status,
                                 allowance_class, allowance_fen, decided_on)
    SELECT md5('c' || n)::uuid, '640423' || lpad((100 + n % 13)::text, 3, '0') || lpad((200 + n / 13 % 12)::text, 3, '0'),
           chr(19968 + n * 7 % 3000) || chr(20100 + n * 13 % 3000), 'p' || md5(n::text), 'p' || left(md5(n::text), 1),
           CASE n % 2 WHEN 0 THEN 'male' ELSE 'female' END, date '2005-01-01' + n % 5000,
           lpad((n % 10000)::text, 4, '0'), 'active', '|NX.family|', '|inDifficulty|', '|NX-3.2-a|NX-3.3-a|', '|', '|', 0,
           'decided', 'NX.deFacto', 53100, '2018-03-31'
    FROM generate_series(1, ${children}) AS n`);
  await pool.query(`VACUUM ANALYZE ${schema}.child`);
  return schema;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
