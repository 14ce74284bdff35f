/** The only file that knows the spreadsheet library (hucre: streaming, no dependencies). */
import type { Cell, CellStyle } from "hucre";
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from "hucre/xlsx";
import { WorkbookError } from "./workbook-error.ts";
import { guardZip, unreadableWorkbook } from "./zip-guard.ts";

/** What a cell holds: a date cell is a Date at midnight UTC, a formula its cached value. */
export type CellContent = string | number | boolean | Date | null;

/** Zero-based, ends included. */
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };

export type Sheet = {
  name: string;
  /** Zero-based rows and columns as they stand in the sheet, blank rows included. */
  rows: readonly (readonly CellContent[])[];
  /** `row,column` of cells that hold a formula. */
  formulas: ReadonlySet<string>;
  merges: readonly Merge[];
  /** Serial numbers count from 1904 instead of 1900. */
  from1904: boolean;
};

/** More rows than any county has children; a sheet above this is refused. */
export const MAX_ROWS = 100_000;

async function withLibrary<T>(bytes: Uint8Array, use: () => Promise<T>): Promise<T> {
  guardZip(bytes);
  try {
    return await use();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw unreadableWorkbook(error);
  }
}

/**
 * The sheets of a workbook in order, hidden ones left out. Throws WorkbookError for what is no workbook, is
 * encrypted, would unpack to too much, or has more than MAX_ROWS rows in a sheet.
 */
export function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  return withLibrary(bytes, async () => {
    const workbook = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden });
    return workbook.sheets.map((sheet) => {
      if (sheet.rows.length > MAX_ROWS) throw tooManyRows(sheet.name, sheet.rows.length);
      const formulas = new Set<string>();
      for (const [place, cell] of sheet.cells ?? []) if (cell.formula !== undefined) formulas.add(place);
      return {
        name: sheet.name,
        rows: sheet.rows,
        formulas,
        merges: sheet.merges ?? [],
        from1904: workbook.dateSystem === "1904",
      };
    });
  });
}

const tooManyRows = (sheet: string, rows: number) =>
  new WorkbookError("tooManyRows", {
    zh: `工作表“${sheet}”有 ${rows} 行，超过上限 ${MAX_ROWS} 行。请按乡镇拆分后分次导入。`,
    en: `Sheet "${sheet}" has ${rows} rows, more than ${MAX_ROWS}. Split it by township and import the parts.`,
  });

/** A mark to set on a cell: a colour and a comment; the cell's value stays. */
export type CellMark = { row: number; column: number; tone: "error" | "warning"; comment: string };
/** Text to add in a column to the right of the table. */
export type AddedCell = { row: number; column: number; text: string; tone?: "error" | "warning" | "header" };

const FILL = { error: "FFFFC7CE", warning: "FFFFEB9C", header: "FFDDEBF7" } as const;
const fill = (tone: keyof typeof FILL) =>
  ({ type: "pattern", pattern: "solid", fgColor: { rgb: FILL[tone] } }) as const;

/**
 * The same workbook (sheets, styles, merges, formulas) with marks on one sheet's cells and cells added to it.
 * Rows and columns are zero-based. A comment that stands on a cell is kept above ours.
 */
export function markCells(
  bytes: Uint8Array,
  sheetName: string,
  marks: readonly CellMark[],
  added: readonly AddedCell[],
): Promise<Uint8Array> {
  return withLibrary(bytes, async () => {
    const workbook = await openXlsx(bytes, { readStyles: true });
    const sheet = workbook.sheets.find(({ name }) => name === sheetName);
    if (!sheet)
      throw new WorkbookError("noLedgerSheet", {
        zh: `没有工作表“${sheetName}”。`,
        en: `No sheet "${sheetName}".`,
      });
    const cells = sheet.cells ?? new Map<string, Cell>();
    sheet.cells = cells;
    const at = (row: number, column: number): Cell =>
      cells.get(`${row},${column}`) ?? { value: sheet.rows[row]?.[column] ?? null, type: "empty" };
    for (const { row, column, tone, comment } of marks) {
      const cell = at(row, column);
      const text = cell.comment ? `${cell.comment.text}\n${comment}` : comment;
      cells.set(`${row},${column}`, {
        ...cell,
        style: { ...cell.style, fill: fill(tone) },
        comment: { author: "校验", text },
      });
    }
    for (const { row, column, text, tone } of added) {
      const values = sheet.rows[row];
      if (!values) continue;
      while (values.length <= column) values.push(null);
      values[column] = text;
      const style = {
        alignment: { wrapText: true, vertical: "center" },
        ...(tone ? { fill: fill(tone) } : {}),
      } as const;
      cells.set(`${row},${column}`, { value: text, type: "string", style });
    }
    return saveXlsx(workbook);
  });
}

export type CellLook = {
  bold?: true;
  size?: number;
  align?: "left" | "center" | "right";
  wrap?: true;
  border?: true;
  fill?: "header";
  format?: string;
};
export type LaidCell = { row: number; column: number; value: CellContent; look: CellLook };

/** A sheet laid out cell by cell; rows and columns are zero-based, widths and heights in Excel's units. */
export type SheetLayout = {
  name: string;
  cells: readonly LaidCell[];
  merges: readonly Merge[];
  widths: readonly number[];
  heights: ReadonlyMap<number, number>;
  /** Rows that stay in view and are repeated on each printed page. */
  headerRows: number;
  landscape: boolean;
};

const THIN = { style: "thin" } as const;

function styleOf(look: CellLook): CellStyle {
  return {
    font: { name: "宋体", size: look.size ?? 11, ...(look.bold ? { bold: true } : {}) },
    alignment: {
      horizontal: look.align ?? "left",
      vertical: "center",
      ...(look.wrap ? { wrapText: true } : {}),
    },
    ...(look.border ? { border: { top: THIN, right: THIN, bottom: THIN, left: THIN } } : {}),
    ...(look.fill ? { fill: fill(look.fill) } : {}),
    ...(look.format ? { numFmt: look.format } : {}),
  };
}

/** Writes one laid-out sheet as an .xlsx workbook. */
export function writeLayout(layout: SheetLayout): Promise<Uint8Array> {
  const rows: CellContent[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const styles = new Map<CellLook, CellStyle>();
  for (const { row, column, value, look } of layout.cells) {
    while (rows.length <= row) rows.push(Array.from({ length: layout.widths.length }, () => null));
    const line = rows[row];
    if (line) line[column] = value;
    const style = styles.get(look) ?? styleOf(look);
    styles.set(look, style);
    cells.set(`${row},${column}`, { value, style });
  }
  return writeXlsx({
    sheets: [
      {
        name: layout.name,
        rows,
        cells,
        columns: layout.widths.map((width) => ({ width })),
        merges: [...layout.merges],
        rowDefs: new Map([...layout.heights].map(([row, height]) => [row, { height }])),
        freezePane: { rows: layout.headerRows },
        pageSetup: {
          paperSize: "a4",
          orientation: layout.landscape ? "landscape" : "portrait",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$1:$${layout.headerRows}`,
        },
      },
    ],
  });
}
