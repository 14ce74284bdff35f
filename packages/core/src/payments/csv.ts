/** Text tables for banks and back: comma-separated values as RFC 4180 has them, one list a file. */
import { writeGb18030 } from "./gb18030.ts";

/** What a table program would take for a formula, also in full width, is made text by an apostrophe. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

function cellOf(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `utf8` with the mark by which Excel knows it, or `gb18030` for banks whose programs read nothing else. */
export type CsvEncoding = "utf8" | "gb18030";

/** Rows as bytes; no cell can become a formula. */
export function writeCsv(rows: readonly (readonly string[])[], encoding: CsvEncoding = "utf8"): Uint8Array {
  const text = rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
  return encoding === "utf8" ? Buffer.from(`\uFEFF${text}`, "utf8") : writeGb18030(text);
}

/** Banks write UTF-8 or the national character set; what is no UTF-8 is the latter. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const plain = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

/** The rows of a text table in UTF-8 or GB 18030; cells as `writeCsv` was given them. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes)
    .replace(/^\uFEFF/, "")
    .replaceAll(/\r\n?/g, "\n");
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const endCell = () => {
    row.push(plain(cell));
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === ",") endCell();
    else if (character === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else cell += character;
  }
  if (cell !== "" || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}
