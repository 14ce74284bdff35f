import { displayOf, isBlankCell, withoutSpaces } from "./cell-text.ts";
import { COLUMN_KEYS, type ColumnKey, columnOf, columnTitle, RESULT_HEADER } from "./columns.ts";
import type { CellContent, Merge, Sheet } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

export type RecognisedColumns = {
  /** The zero-based row of the headers; the groups stand in the row above. */
  headerRow: number;
  /** Zero-based columns; -1 for an optional column that the sheet lacks. */
  columns: Readonly<Record<ColumnKey, number>>;
  /** How many columns the header spans. */
  width: number;
  /** Titles of columns that the format does not know, as `group/header`. */
  unknown: readonly string[];
};

/** How far down the header may stand. */
const HEADER_SEARCH = 30;
/** A row is the header when this many of the known headers stand in it. */
const HEADER_SHARE = 0.4;

const HEADERS = new Set(COLUMN_KEYS.map((key) => columnOf(key).header));
const KEY_OF_TITLE = new Map(COLUMN_KEYS.map((key) => [columnTitle(key), key]));

const textAt = (row: readonly CellContent[] | undefined, column: number) =>
  withoutSpaces(displayOf(row?.[column] ?? null));

/** True when the cells are a header row of the ledger, be it the first or a repeated one. */
export function isHeaderRow(cells: readonly CellContent[]): boolean {
  let known = 0;
  for (const cell of cells) if (typeof cell === "string" && HEADERS.has(withoutSpaces(cell))) known++;
  return known >= HEADERS.size * HEADER_SHARE;
}

/** The group above each column: what a merged cell spans, or, in a sheet without merges, the last one named. */
function groupsAbove(
  row: readonly CellContent[],
  rowIndex: number,
  merges: readonly Merge[],
  width: number,
): string[] {
  const spans = merges.filter((merge) => merge.startRow <= rowIndex && merge.endRow >= rowIndex);
  const groups: string[] = [];
  for (let column = 0; column < width; column++) {
    const span = spans.find((merge) => merge.startCol <= column && merge.endCol >= column);
    const own = textAt(row, span?.startCol ?? column);
    groups.push(own === "" && spans.length === 0 ? (groups.at(-1) ?? "") : own);
  }
  return groups;
}

/**
 * Finds the header and says which column is which, by group and header without white space; the order is free.
 * Undefined when the sheet has no such header. Throws WorkbookError when columns are missing or stand twice.
 */
export function recogniseColumns(sheet: Sheet): RecognisedColumns | undefined {
  const headerRow = sheet.rows.slice(0, HEADER_SEARCH).findIndex(isHeaderRow);
  if (headerRow < 0) return undefined;
  const headers = sheet.rows[headerRow] ?? [];
  const above = sheet.rows[headerRow - 1] ?? [];
  const width = Math.max(headers.length, above.length);
  const groups = groupsAbove(above, headerRow - 1, sheet.merges, width);

  const columns = new Map<ColumnKey, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (let column = 0; column < width; column++) {
    const header = textAt(headers, column);
    const group = groups[column] ?? "";
    const title = header === "" ? group : group === "" ? header : `${group}/${header}`;
    if (title === "" || header === RESULT_HEADER) continue;
    // A header merged over both rows (备注) stands in the upper one.
    const key = KEY_OF_TITLE.get(title);
    if (key === undefined) unknown.push(title);
    else if (columns.has(key)) twice.push(title);
    else columns.set(key, column);
  }

  if (twice.length > 0) throw columnTwice(twice);
  const missing = COLUMN_KEYS.filter((key) => !columns.has(key) && !columnOf(key).optional).map(columnTitle);
  if (missing.length > 0) throw columnsMissing(missing, unknown);
  const found = Object.fromEntries(COLUMN_KEYS.map((key) => [key, columns.get(key) ?? -1]));
  return { headerRow, columns: found as Record<ColumnKey, number>, width, unknown };
}

const columnTwice = (titles: readonly string[]) =>
  new WorkbookError("columnTwice", {
    zh: `有重复的列：${titles.join("、")}。请每列只保留一个后重新导入。`,
    en: `Columns stand twice: ${titles.join(", ")}. Keep one of each and import again.`,
  });

const columnsMissing = (missing: readonly string[], unknown: readonly string[]) =>
  new WorkbookError("columnsMissing", {
    zh: `缺少 ${missing.length} 列：${missing.join("、")}。请使用台账模板的表头${unknown.length > 0 ? `（未识别的列：${unknown.join("、")}）` : ""}。`,
    en: `${missing.length} columns are missing: ${missing.join(", ")}. Use the headers of the ledger template${unknown.length > 0 ? ` (not recognised: ${unknown.join(", ")})` : ""}.`,
  });

/** True when every cell of the row is blank. */
export const isBlankRow = (cells: readonly CellContent[]): boolean => cells.every(isBlankCell);
