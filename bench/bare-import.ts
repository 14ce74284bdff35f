/**
 * The least that can be done with a ledger: parse it and COPY its cells as text into a table without a key.
 * `DATABASE_URL=… node bench/bare-import.ts FILE library|own` prints its milliseconds and rows as JSON. A process of
 * its own: neither its memory nor its garbage is the import's.
 */
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readWorkbook } from "@tongyou/core/ledger";
import ExcelJS from "exceljs";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const [file = "", parser = ""] = process.argv.slice(2);
const COLUMNS = Array.from({ length: 51 }, (_, index) => `c${index} text`).join(", ");
const HEADER_ROWS = 4;

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query("DROP TABLE IF EXISTS bare");
const started = performance.now();
await client.query(`CREATE TABLE bare (${COLUMNS})`);
const rows = parser === "library" ? byLibrary(file) : byOwnReader(file);
await pipeline(Readable.from(rows), client.query(copyFrom("COPY bare FROM STDIN")));
const ms = performance.now() - started;
const counted = await client.query<{ count: string }>("SELECT count(*) FROM bare");
await client.end();
console.log(JSON.stringify({ ms, rows: Number(counted.rows[0]?.count) }));

/** exceljs in its streaming mode: what most would take. */
async function* byLibrary(path: string): AsyncGenerator<string> {
  const options = { sharedStrings: "cache", styles: "cache", worksheets: "emit" } as const;
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      if (row.number > HEADER_ROWS) yield lineOf(Array.isArray(row.values) ? row.values.slice(1) : []);
    }
  }
}

/** The product's own reader, without any check. */
async function* byOwnReader(path: string): AsyncGenerator<string> {
  const [sheet] = readWorkbook(await readFile(path));
  for (const cells of sheet?.rows.slice(HEADER_ROWS) ?? []) yield lineOf(cells);
}

function lineOf(cells: readonly unknown[]): string {
  return `${Array.from({ length: 51 }, (_, index) => copied(cells[index])).join("\t")}\n`;
}

function copied(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== "string" && typeof cell !== "number" && typeof cell !== "boolean") return "\\N";
  return String(cell).replace(/[\\\t\n\r]/g, " ");
}
