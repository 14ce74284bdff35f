/**
 * The least that a month costs the database: read the facts and awards of every child, and COPY the month's items and
 * lines, the same rows, into tables with the same keys. The rows are there already, nothing is decided.
 * `DATABASE_URL=… node bench/bare-month.ts SCHEMA MONTH` prints its milliseconds as JSON.
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

const [schema = "", month = ""] = process.argv.slice(2);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(`SET search_path = ${schema}`);

/** What COPY gives for a query, piece by piece. */
async function copied(query: string): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of client.query(copyTo(`COPY (${query}) TO STDOUT`))) pieces.push(piece);
  return pieces;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A table of the same columns, keys and foreign keys, empty. */
async function twin(table: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS bare_${table};
    CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL);
    ALTER TABLE bare_${table} ADD FOREIGN KEY (child_id, division) REFERENCES child (id, division);
    ALTER TABLE bare_${table} ADD FOREIGN KEY (run_id) REFERENCES month_run (id)`);
}

const items = await copied(
  `SELECT i.* FROM month_item i JOIN month_run r ON r.id = i.run_id WHERE r.month = '${month}' ORDER BY child_id`,
);
const lines = await copied(`SELECT * FROM benefit_line WHERE month = '${month}' ORDER BY child_id`);
await twin("month_item");
await twin("benefit_line");

const read = async (query: string) => {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  for await (const _ of stream);
};
const write = (table: string, rows: readonly Buffer[]) =>
  pipeline(Readable.from(rows), client.query(copyFrom(`COPY bare_${table} FROM STDIN`)));

const readMs = await timed(async () => {
  await read("SELECT id, division, status, closed_on, closed_reason, birth_date FROM child ORDER BY id");
  await read(
    "SELECT child_id, value FROM fact WHERE name <> 'contact' AND superseded_at IS NULL ORDER BY child_id",
  );
  await read("SELECT child_id, from_month, until_month, state FROM award WHERE superseded_at IS NULL");
});
const itemsMs = await timed(() => write("month_item", items));
const linesMs = await timed(() => write("benefit_line", lines));
await client.query("DROP TABLE bare_month_item, bare_benefit_line");
await client.end();
console.log(JSON.stringify({ readMs, itemsMs, linesMs }));
