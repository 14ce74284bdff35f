/** Text tables for banks and back: comma-separated values as RFC 4180 has them, one list a file. */
import * as csv from "hucre/csv";
import iconv from "iconv-lite";

/** What a table program would take for a formula, also in full width, is made text by an apostrophe. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const safe = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
const plain = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

/** `utf8` with the mark by which Excel knows it, or `gb18030` for banks whose programs read nothing else. */
export type CsvEncoding = "utf8" | "gb18030";

/** Rows as bytes; no cell can become a formula. */
export function writeCsv(rows: readonly (readonly string[])[], encoding: CsvEncoding = "utf8"): Uint8Array {
  const lines = csv.writeCsv(
    rows.map((row) => row.map(safe)),
    { bom: encoding === "utf8" },
  );
  return iconv.encode(`${lines}\r\n`, encoding);
}

/** Banks write UTF-8 or the national character set; what is no UTF-8 is the latter. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The rows of a text table in UTF-8 or GB 18030; cells as `writeCsv` was given them. */
export function readCsv(bytes: Uint8Array): string[][] {
  const rows = csv.parseCsv(decode(bytes), { delimiter: "," });
  return rows.map((row) => row.map((cell) => plain(String(cell ?? ""))));
}
