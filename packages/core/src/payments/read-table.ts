import type { Bilingual } from "@tongyou/policy";
import { DomainError } from "../errors/errors.ts";
import { displayOf, withoutSpaces } from "../ledger/cell-text.ts";
import { readWorkbook, WorkbookError } from "../ledger/index.ts";
import type { CellContent } from "../ledger/workbook.ts";
import { readCsv } from "./csv.ts";

type Row = readonly CellContent[];
/** A table that somebody fills in or sends back, known by what its columns are called. */
export type TableKind<C extends string> = {
  /** What each column may be called; white space, brackets and units do not count. */
  names: Readonly<Record<C, readonly string[]>>;
  /** The columns by which the row of headers is known, and those that must stand beside them. */
  marks: readonly C[];
  needed: readonly C[];
  /** What to do where a file is no such table. */
  remedy: Bilingual;
};
/** `row`: as it stands in the file, from 1. A column that the table has not is blank. */
export type TableRow<C extends string> = { row: number; cell: (column: C) => CellContent };

const HEADER_SEARCH = 30;

/** How a workbook begins: an .xlsx, or the old .xls, which the reader of workbooks refuses with what to do. */
const WORKBOOKS = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;
const isWorkbook = (bytes: Uint8Array) =>
  WORKBOOKS.some((start) => start.every((byte, at) => bytes[at] === byte));

const unusable = (cause: Bilingual, { remedy }: Pick<TableKind<string>, "remedy">) =>
  new DomainError("invalid", cause, remedy, "content");

function tablesOf(bytes: Uint8Array, kind: Pick<TableKind<string>, "remedy">): (readonly Row[])[] {
  if (!isWorkbook(bytes)) return [readCsv(bytes)];
  try {
    return readWorkbook(bytes).map((sheet) => sheet.rows);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw unusable(error.text, kind);
  }
}

/** `金额（元）*` as 金额. */
const bare = (header: string) => header.replaceAll(/[（(].*?[)）]|[*：:]/g, "");

function columnNamed<C extends string>(cell: CellContent, { names }: TableKind<C>): C | undefined {
  const header = bare(withoutSpaces(displayOf(cell)));
  return (Object.keys(names) as C[]).find((column) => names[column].includes(header));
}

function isHeader<C extends string>(row: Row, kind: TableKind<C>): boolean {
  const named = row.map((cell) => columnNamed(cell, kind));
  return kind.marks.every((column) => named.includes(column));
}

/** Which column stands where. Throws `invalid` for one that stands twice or is missing. */
function columnsOf<C extends string>(header: Row, kind: TableKind<C>): ReadonlyMap<C, number> {
  const at = new Map<C, number>();
  for (const [index, cell] of header.entries()) {
    const column = columnNamed(cell, kind);
    if (column === undefined) continue;
    if (at.has(column)) {
      const title = displayOf(cell);
      throw unusable({ zh: `“${title}”这一列有两个。`, en: `The column ${title} stands twice.` }, kind);
    }
    at.set(column, index);
  }
  refuseMissing(
    kind,
    kind.needed.filter((column) => !at.has(column)),
  );
  return at;
}

function refuseMissing<C extends string>(kind: TableKind<C>, missing: readonly C[]): void {
  if (missing.length === 0) return;
  const titles = missing.map((column) => `“${kind.names[column][0]}”`);
  throw unusable(
    {
      zh: `没有找到${titles.join("、")}这${missing.length > 1 ? "几" : "一"}列。`,
      en: `Columns are missing: ${titles.join(", ")}.`,
    },
    kind,
  );
}

/**
 * The rows below the headers of the first sheet that has them, as .xlsx or as text (UTF-8, GB 18030); columns in any
 * order, headers that are repeated left out. Throws `invalid` for a file without such headers.
 */
export function readTable<C extends string>(bytes: Uint8Array, kind: TableKind<C>): TableRow<C>[] {
  for (const rows of tablesOf(bytes, kind)) {
    const header = rows.slice(0, HEADER_SEARCH).findIndex((row) => isHeader(row, kind));
    if (header < 0) continue;
    const at = columnsOf(rows[header] ?? [], kind);
    return rows.flatMap((row, index): TableRow<C>[] => {
      if (index <= header || isHeader(row, kind)) return [];
      const cell = (column: C) => {
        const place = at.get(column);
        return place === undefined ? null : (row[place] ?? null);
      };
      return [{ row: index + 1, cell }];
    });
  }
  refuseMissing(kind, kind.marks);
  return [];
}
