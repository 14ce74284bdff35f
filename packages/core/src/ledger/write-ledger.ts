import type { CivilDate } from "@tongyou/policy";
import { COLUMN_KEYS, type ColumnKey, columnOf } from "./columns.ts";
import { LEDGER_SHEET } from "./find-ledger-sheet.ts";
import { type CellLook, type LaidCell, writeLayout } from "./sheet-layout.ts";
import type { CellContent, Merge } from "./workbook.ts";

/** A cell of a ledger to write: its content, or a formula with its result. */
export type LedgerCell = CellContent | { formula: string; result: number };
/** One child's row; absent cells stay blank. A Date is written as a date cell. */
export type LedgerLine = { readonly [K in ColumnKey]?: LedgerCell };

/** What stands between the title and the footer, row by row. */
export type LedgerEntry =
  | { line: LedgerLine /** Cells merged with the row above. */; mergedAbove?: readonly ColumnKey[] }
  | { subtotal: string }
  | "blank"
  | "header";

export type LedgerDraft = {
  /** Such as `隆德县困境儿童信息台账`. */
  title: string;
  /** Such as `隆德县民政局（盖章）`. */
  unit: string;
  referenceDate: CivilDate;
  entries: readonly LedgerEntry[];
  /** Lines below the table: each is one row of parts. */
  footer?: readonly (readonly string[])[];
};

const LOOKS = {
  title: { bold: true, size: 18, align: "center" },
  plain: {},
  header: { bold: true, align: "center", wrap: true, border: true, fill: "header" },
  text: { border: true, format: "@" },
  date: { border: true, format: "yyyy-mm-dd" },
  number: { border: true },
} as const satisfies Record<string, CellLook>;

const LAST = COLUMN_KEYS.length - 1;
const WIDE = new Set<ColumnKey>(["hukouAddress", "residenceAddress"]);
const widthOf = (key: ColumnKey) => (WIDE.has(key) ? 34 : columnOf(key).form === "code" ? 20 : 12);

/** Writes a ledger workbook in the format the import reads; without entries it is the empty template. */
export function writeLedger(draft: LedgerDraft): Promise<Uint8Array> {
  const cells: LaidCell[] = [];
  const merges: Merge[] = [];
  let row = 0;
  const across = (value: string, startCol: number, endCol: number, look: CellLook = LOOKS.plain) => {
    cells.push({ row, column: startCol, value, look });
    if (endCol > startCol) merges.push({ startRow: row, startCol, endRow: row, endCol });
  };

  across(draft.title, 0, LAST, LOOKS.title);
  row++;
  const [year, month, day] = draft.referenceDate.split("-").map(Number);
  across(`填报单位：${draft.unit}`, 0, 10);
  across(`填报日期：${year}年${month}月${day}日`, 11, 20);
  across("金额单位：元/月", COLUMN_KEYS.indexOf("amount"), LAST);
  row++;
  layHeader(cells, merges, row);
  row += 2;

  for (const entry of draft.entries) {
    if (entry === "header") {
      layHeader(cells, merges, row);
      row++;
    } else if (entry !== "blank" && "subtotal" in entry) {
      across(entry.subtotal, 0, LAST);
    } else if (entry !== "blank") {
      layLine(cells, entry.line, row);
      for (const key of entry.mergedAbove ?? []) {
        const column = COLUMN_KEYS.indexOf(key);
        merges.push({ startRow: row - 1, startCol: column, endRow: row, endCol: column });
      }
    }
    row++;
  }
  for (const parts of draft.footer ?? []) {
    const share = Math.ceil(21 / parts.length);
    for (const [index, part] of parts.entries()) across(part, index * share, (index + 1) * share - 1);
    row++;
  }
  return writeLayout({
    name: LEDGER_SHEET,
    cells,
    merges,
    widths: COLUMN_KEYS.map(widthOf),
    heights: new Map([[0, 30]]),
    headerRows: 4,
    headerColumns: 2,
    landscape: true,
  });
}

function layHeader(cells: LaidCell[], merges: Merge[], row: number): void {
  for (const [column, key] of COLUMN_KEYS.entries()) {
    const { group, header } = columnOf(key);
    const previous = COLUMN_KEYS[column - 1];
    const starts = previous === undefined || columnOf(previous).group !== group;
    if (group === "") {
      cells.push({ row, column, value: header, look: LOOKS.header });
      merges.push({ startRow: row, startCol: column, endRow: row + 1, endCol: column });
      continue;
    }
    cells.push({ row, column, value: starts ? group : null, look: LOOKS.header });
    cells.push({ row: row + 1, column, value: header, look: LOOKS.header });
    if (!starts) continue;
    const endCol = COLUMN_KEYS.findLastIndex((other) => columnOf(other).group === group);
    if (endCol > column) merges.push({ startRow: row, startCol: column, endRow: row, endCol });
  }
}

function layLine(cells: LaidCell[], line: LedgerLine, row: number): void {
  for (const [column, key] of COLUMN_KEYS.entries()) {
    const cell = line[key] ?? null;
    if (cell === null) cells.push({ row, column, value: null, look: LOOKS.number });
    else if (cell instanceof Date) cells.push({ row, column, value: cell, look: LOOKS.date });
    else if (typeof cell === "object") {
      cells.push({ row, column, value: cell.result, formula: cell.formula, look: LOOKS.number });
    } else
      cells.push({ row, column, value: cell, look: typeof cell === "string" ? LOOKS.text : LOOKS.number });
  }
}
