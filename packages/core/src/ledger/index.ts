/** The county ledger 困境儿童信息台账: reading, checking, marking and writing workbooks. No database. */
export { checkLedger, checkSheets } from "./check-ledger.ts";
export { COLUMN_KEYS, type ColumnKey, columnOf, columnTitle } from "./columns.ts";
export { checkDigit, readIdNumber } from "./id-number.ts";
export * from "./ledger-row.ts";
export { type MarkedRow, markWorkbook } from "./mark-workbook.ts";
export * from "./problem-codes.ts";
export type { DesignColumn, DesignValue, SheetDesign } from "./sheet-design.ts";
export { readWorkbook, type Sheet } from "./workbook.ts";
export * from "./workbook-error.ts";
export {
  type LedgerCell,
  type LedgerDraft,
  type LedgerEntry,
  type LedgerLine,
  writeLedger,
} from "./write-ledger.ts";
export { writeSheet } from "./write-sheet.ts";
