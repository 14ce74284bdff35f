import { dateOfSerial } from "../civil-date-cell.ts";
import type { CellContent, Merge } from "../workbook.ts";
import { itemText } from "./shared-strings.ts";
import { attribute, decodeXml, elements, nextElement, prefixOf } from "./xml.ts";

export type SheetContent = {
  rows: CellContent[][];
  formulas: Map<number, Set<number>>;
  merges: Merge[];
};

export type CellContext = { strings: readonly string[]; dateStyles: readonly boolean[]; from1904: boolean };

/** Columns beyond this are not read: no ledger is as wide, and a stray cell far right must not cost memory. */
const MAX_COLUMNS = 512;

/** `AZ` → 51; zero-based. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let at = 0; at < letters.length; at++) index = index * 26 + letters.charCodeAt(at) - 64;
  return index - 1;
}

/** 51 → `AZ`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** `AZ5` → the zero-based column; -1 for what is no reference. */
function columnOfReference(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) return index - 1;
    index = index * 26 + letter;
  }
  return -1;
}

const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;
/** `AZ5` → zero-based row and column. */
export function cellPlace(reference: string): { row: number; column: number } | undefined {
  const [, letters, number] = REFERENCE.exec(reference) ?? [];
  return letters && number ? { row: Number(number) - 1, column: columnIndex(letters) } : undefined;
}

/**
 * Reads a worksheet part row by row, straight from its bytes: only one row is text at a time. `onRow` is told
 * the number of rows so far and may throw to stop.
 */
export function readSheetRows(
  part: Buffer,
  context: CellContext,
  onRow: (rows: number) => void,
): SheetContent {
  const prefix = prefixOf(part.toString("utf8", 0, 2000), "worksheet");
  const rows: CellContent[][] = [];
  const formulas = new Map<number, Set<number>>();
  const [open, close] = [Buffer.from(`<${prefix}row`), Buffer.from(`</${prefix}row>`)];
  const dataEnd = part.indexOf(`</${prefix}sheetData>`);
  const end = dataEnd < 0 ? part.length : dataEnd;
  let number = 0;
  for (let at = part.indexOf(open); at >= 0 && at < end; ) {
    const tagEnd = part.indexOf(">", at);
    if (tagEnd < 0) break;
    const attributes = part.toString("latin1", at + open.length, tagEnd);
    number = Number(attribute(attributes, "r") ?? number + 1);
    const empty = part[tagEnd - 1] === 0x2f;
    const last = empty ? tagEnd : part.indexOf(close, tagEnd);
    if (last < 0) break;
    if (!empty && number >= 1 && Number.isInteger(number)) {
      const found = new Set<number>();
      const cells = readCells(part.toString("utf8", tagEnd + 1, last), prefix, context, found);
      if (cells.length > 0) {
        onRow(number);
        while (rows.length < number) rows.push([]);
        rows[number - 1] = cells;
        if (found.size > 0) formulas.set(number - 1, found);
      }
    }
    at = part.indexOf(open, last);
  }
  return { rows, formulas, merges: readMerges(part.toString("utf8", end), prefix) };
}

function readCells(text: string, prefix: string, context: CellContext, formulas: Set<number>): CellContent[] {
  const cells: CellContent[] = [];
  let next = 0;
  for (let cell = nextElement(text, `${prefix}c`); cell; cell = nextElement(text, `${prefix}c`, cell.end)) {
    const referenced = columnOfReference(attribute(cell.attributes, "r") ?? "");
    const column = referenced < 0 ? next : referenced;
    next = column + 1;
    if (cell.inner === "" || column >= MAX_COLUMNS) continue;
    const formula = cell.inner.includes(`<${prefix}f`);
    const content = cellContent(cell.attributes, cell.inner, prefix, context);
    if (content === null && !formula) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = content;
    if (formula) formulas.add(column);
  }
  return cells;
}

function cellContent(attributes: string, inner: string, prefix: string, context: CellContext): CellContent {
  const type = attribute(attributes, "t") ?? "n";
  if (type === "inlineStr") return itemText(inner, prefix) || null;
  const value = nextElement(inner, `${prefix}v`)?.inner;
  if (value === undefined || value === "") return null;
  if (type === "s") return context.strings[Number(value)] || null;
  if (type === "b") return value === "1";
  if (type === "str" || type === "e") return decodeXml(value);
  if (type === "d") return new Date(value);
  const number = Number(value);
  const style = attribute(attributes, "s");
  if (style === undefined || !context.dateStyles[Number(style)])
    return Number.isNaN(number) ? decodeXml(value) : number;
  return new Date(`${dateOfSerial(number, context.from1904)}T00:00:00Z`);
}

function readMerges(text: string, prefix: string): Merge[] {
  const merges: Merge[] = [];
  for (const { attributes } of elements(text, `${prefix}mergeCell`)) {
    const [from = "", to = from] = (attribute(attributes, "ref") ?? "").split(":");
    const [start, end] = [cellPlace(from), cellPlace(to)];
    if (start && end)
      merges.push({ startRow: start.row, startCol: start.column, endRow: end.row, endCol: end.column });
  }
  return merges;
}
