import type { Bilingual } from "@tongyou/policy";
import { DomainError } from "../errors/errors.ts";
import { amountOfNumber, amountOfText } from "../ledger/amount-cell.ts";
import { displayOf, withoutSpaces } from "../ledger/cell-text.ts";
import { readWorkbook, WorkbookError } from "../ledger/index.ts";
import type { CellContent } from "../ledger/workbook.ts";
import { RETURN_HEADERS } from "./bank-columns.ts";
import { readCsv } from "./csv.ts";

/** A row of what the bank sent back. `row` counts from 1 as in the file; `fen` undefined: no amount can be read. */
export type ReturnLine = {
  row: number;
  number: string;
  fen: number | undefined;
  result: string;
  reason: string;
};

type Column = keyof typeof RETURN_HEADERS;
const COLUMNS = Object.keys(RETURN_HEADERS) as Column[];
const HEADER_SEARCH = 30;
const FIELD = "content";

const unusable = (cause: Bilingual) =>
  new DomainError(
    "invalid",
    cause,
    {
      zh: "请用本系统导出的发放清单，填好“结果”和“原因”后导入；文件中的内容没有导入。",
      en: "Use the list of payments exported here with the columns for result and reason filled in; nothing was taken over.",
    },
    FIELD,
  );

/** `金额（元）*` as 金额. */
const bare = (header: string) => header.replaceAll(/[（(].*?[)）]|[*：:]/g, "");
const columnNamed = (cell: CellContent): Column | undefined => {
  const header = bare(withoutSpaces(displayOf(cell)));
  return COLUMNS.find((column) => (RETURN_HEADERS[column] as readonly string[]).includes(header));
};

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

function tablesOf(bytes: Uint8Array): (readonly (readonly CellContent[])[])[] {
  if (!isZip(bytes)) return [readCsv(bytes)];
  try {
    return readWorkbook(bytes).map((sheet) => sheet.rows);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw unusable(error.text);
  }
}

const isHeader = (row: readonly CellContent[]) => {
  const named = row.map(columnNamed);
  return named.includes("number") && named.includes("result");
};

function columnsOf(header: readonly CellContent[]): ReadonlyMap<Column, number> {
  const at = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const column = columnNamed(cell);
    if (column === undefined) continue;
    if (at.has(column)) {
      const title = displayOf(cell);
      throw unusable({ zh: `“${title}”这一列有两个。`, en: `The column ${title} stands twice.` });
    }
    at.set(column, index);
  }
  if (!at.has("amount"))
    throw unusable({
      zh: "没有金额这一列，不能核对金额。",
      en: "There is no column with the amount to be checked.",
    });
  return at;
}

function fenOf(cell: CellContent): number | undefined {
  if (typeof cell === "number") return amountOfNumber(cell)?.fen;
  return amountOfText(withoutSpaces(displayOf(cell)))?.fen;
}

/**
 * The rows of a file that the bank sent back: our own list with result and reason filled in, or any table with such
 * headers, as .xlsx or as text (UTF-8, GB 18030). Rows without a number (title, total, signatures) are left out.
 * Throws `invalid` for a file without such a header.
 */
export function readReturns(bytes: Uint8Array): ReturnLine[] {
  for (const rows of tablesOf(bytes)) {
    const header = rows.slice(0, HEADER_SEARCH).findIndex(isHeader);
    if (header < 0) continue;
    const at = columnsOf(rows[header] ?? []);
    const cell = (row: readonly CellContent[], column: Column) => {
      const index = at.get(column);
      return index === undefined ? null : (row[index] ?? null);
    };
    return rows.flatMap((row, index): ReturnLine[] => {
      const number = withoutSpaces(displayOf(cell(row, "number")));
      if (index <= header || number === "") return [];
      return [
        {
          row: index + 1,
          number,
          fen: fenOf(cell(row, "amount")),
          result: withoutSpaces(displayOf(cell(row, "result"))),
          reason: displayOf(cell(row, "reason")).trim().slice(0, 200),
        },
      ];
    });
  }
  throw unusable({
    zh: "没有找到“发放编号”和“结果”两列。",
    en: "No columns for the number of the payment (发放编号) and the result (结果) were found.",
  });
}
