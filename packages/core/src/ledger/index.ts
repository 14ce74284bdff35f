/** The county ledger 困境儿童信息台账: reading, checking, marking and writing workbooks. No database. */
export * from "./ledger-row.ts";
export * from "./problem-codes.ts";
export * from "./workbook-error.ts";
