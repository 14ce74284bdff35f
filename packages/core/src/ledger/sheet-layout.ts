/** The only file that knows the library that writes spreadsheets (hucre: MIT, no dependencies). */
import type { Cell, CellStyle } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import type { CellContent, Merge } from "./workbook.ts";

export type CellLook = {
  bold?: true;
  size?: number;
  align?: "left" | "center" | "right";
  wrap?: true;
  border?: true;
  fill?: "header";
  format?: string;
};
/** `formula` without `=`; its `value` is the result that readers see. */
export type LaidCell = { row: number; column: number; value: CellContent; look: CellLook; formula?: string };

/** A sheet laid out cell by cell; rows and columns are zero-based, widths and heights in Excel's units. */
export type SheetLayout = {
  name: string;
  cells: readonly LaidCell[];
  merges: readonly Merge[];
  widths: readonly number[];
  heights: ReadonlyMap<number, number>;
  /** Rows that stay in view and are repeated on each printed page. */
  headerRows: number;
  /** Columns that stay in view. */
  headerColumns?: number;
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
    ...(look.fill ? { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFDDEBF7" } } } : {}),
    ...(look.format ? { numFmt: look.format } : {}),
  };
}

/** Writes one laid-out sheet as an .xlsx workbook. */
export function writeLayout(layout: SheetLayout): Promise<Uint8Array> {
  const rows: CellContent[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const styles = new Map<CellLook, CellStyle>();
  for (const { row, column, value, look, formula } of layout.cells) {
    while (rows.length <= row) rows.push(Array.from({ length: layout.widths.length }, () => null));
    const line = rows[row];
    if (line) line[column] = value;
    const style = styles.get(look) ?? styleOf(look);
    styles.set(look, style);
    const computed = formula === undefined ? {} : { type: "formula" as const, formula, formulaResult: value };
    cells.set(`${row},${column}`, { value, style, ...computed });
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
        freezePane: { rows: layout.headerRows, columns: layout.headerColumns ?? 0 },
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
