import { amountOfNumber, amountOfText } from "../ledger/amount-cell.ts";
import { displayOf, withoutSpaces } from "../ledger/cell-text.ts";
import type { CellContent } from "../ledger/workbook.ts";
import { RETURN_HEADERS } from "./bank-columns.ts";
import { isPaymentNumber } from "./payment-number.ts";
import { readTable, type TableKind } from "./read-table.ts";

/**
 * A row of what the bank sent back. `row` counts from 1 as in the file; `number` empty: a result without one; `fen`
 * undefined: no amount can be read.
 */
export type ReturnLine = {
  row: number;
  number: string;
  fen: number | undefined;
  result: string;
  reason: string;
};

/** Our own list with result and reason filled in, or any table with such columns. */
const RETURNS: TableKind<keyof typeof RETURN_HEADERS> = {
  names: RETURN_HEADERS,
  marks: ["number", "result"],
  needed: ["amount"],
  remedy: {
    zh: "请用本系统导出的发放清单，填好“结果”和“原因”后导入；文件中的内容没有导入。",
    en: "Use the list of payments exported here with the columns for result and reason filled in; nothing was taken over.",
  },
};

function fenOf(cell: CellContent): number | undefined {
  if (typeof cell === "number") return amountOfNumber(cell)?.fen;
  return amountOfText(withoutSpaces(displayOf(cell)))?.fen;
}

/**
 * The rows of a file that the bank sent back. What has neither the number of a payment nor a result (title, total, the
 * amount in words, signatures) is no row of the list and left out. Throws `invalid` for a file that is no such table.
 */
export const readReturns = (bytes: Uint8Array): ReturnLine[] =>
  readTable(bytes, RETURNS).flatMap(({ row, cell }): ReturnLine[] => {
    const number = withoutSpaces(displayOf(cell("number")));
    const result = withoutSpaces(displayOf(cell("result")));
    if (result === "" && !isPaymentNumber(number)) return [];
    const reason = displayOf(cell("reason")).trim().slice(0, 200);
    return [{ row, number, fen: fenOf(cell("amount")), result, reason }];
  });
