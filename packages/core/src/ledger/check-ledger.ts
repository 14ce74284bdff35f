import { setImmediate as breathe } from "node:timers/promises";
import { areaRange } from "../divisions/index.ts";
import { type CheckedRow, checkRow } from "./check-row.ts";
import { COLUMN_KEYS, columnTitle } from "./columns.ts";
import { findLedgerSheet } from "./find-ledger-sheet.ts";
import { countyOfUnit } from "./ledger-area.ts";
import type { CheckOptions, LedgerCheck, LedgerRow, Problem, SkippedKind, Verdict } from "./ledger-row.ts";
import { isRejection } from "./problem-codes.ts";
import { problemText } from "./problem-texts.ts";
import { isBlankRow } from "./recognise-columns.ts";
import { skippedKind } from "./row-kind.ts";
import { isUnitRow, readHeading } from "./sheet-heading.ts";
import { type CellContent, readWorkbook, type Sheet } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

/**
 * Reads and checks a ledger workbook: every sheet row becomes a row with a verdict or is skipped with a reason;
 * none is lost. Throws WorkbookError when the workbook is no ledger at all. No database, nothing is stored.
 */
export async function checkLedger(bytes: Uint8Array, options: CheckOptions = {}): Promise<LedgerCheck> {
  return checkSheets(readWorkbook(bytes), options);
}

/** Rows checked before other work of the process gets its turn: a large ledger must not hold up the server. */
const AT_A_TIME = 500;

/** The same for sheets already read. */
export async function checkSheets(
  sheets: readonly Sheet[],
  options: CheckOptions = {},
): Promise<LedgerCheck> {
  const { sheet, recognised } = findLedgerSheet(sheets);
  const heading = readHeading(sheet.rows.slice(0, recognised.headerRow));
  const referenceDate = heading.referenceDate ?? options.on;
  if (referenceDate === undefined) throw referenceDateUnknown();
  const county = options.county ?? countyOfUnit(heading.unit ?? "", sheet, recognised);
  const context = {
    columns: recognised.columns,
    referenceDate,
    from1904: sheet.from1904,
    area: areaRange(county),
    amountsInYuan: heading.moneyUnit === undefined || /^(人民币)?元/.test(heading.moneyUnit),
  };

  const fills = verticalFills(sheet);
  const checked: { row: number; result: CheckedRow }[] = [];
  const skipped: { row: number; kind: SkippedKind }[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await breathe();
    const kind =
      index <= recognised.headerRow
        ? kindAbove(cells, index, recognised.headerRow)
        : skippedKind(cells, recognised.columns);
    if (kind !== undefined) skipped.push({ row: index + 1, kind });
    else {
      const source = { cells, filled: fills.get(index), formulas: sheet.formulas.get(index) };
      checked.push({ row: index + 1, result: checkRow(source, context) });
    }
  }
  markDuplicates(checked);
  for (const { result } of checked) result.problems.sort(byColumn);
  const rows = checked.map(({ row, result }): LedgerRow => ({ row, verdict: verdictOf(result), ...result }));
  return {
    county,
    unit: heading.unit ?? "",
    referenceDate,
    rows,
    skipped,
    unknownColumns: recognised.unknown,
  };
}

const referenceDateUnknown = () =>
  new WorkbookError("referenceDateUnknown", {
    zh: "表头没有可读的填报日期，也没有指定日期。请写明，如“填报日期：2018年3月31日”，或在导入时选定日期。",
    en: "The heading has no readable reporting date and none was given. Write it, such as 填报日期：2018年3月31日, or choose the date when importing.",
  });

function kindAbove(cells: readonly CellContent[], index: number, headerRow: number): SkippedKind {
  if (index >= headerRow - 1) return "header";
  if (isBlankRow(cells)) return "blank";
  return isUnitRow(cells) ? "unit" : "title";
}

const POSITION = new Map(COLUMN_KEYS.map((key, index) => [columnTitle(key), index]));
/** Problems from left to right, as the eye meets them in the sheet. */
const byColumn = (a: Problem, b: Problem) => (POSITION.get(a.column) ?? 0) - (POSITION.get(b.column) ?? 0);

function verdictOf({ problems }: CheckedRow): Verdict {
  if (problems.some(({ code }) => isRejection(code))) return "rejected";
  return problems.length > 0 ? "warned" : "accepted";
}

/** What each vertically merged cell gives to the rows below its first, by row and column. */
function verticalFills(sheet: Sheet): Map<number, Map<number, CellContent>> {
  const fills = new Map<number, Map<number, CellContent>>();
  for (const { startRow, endRow, startCol } of sheet.merges) {
    const content = sheet.rows[startRow]?.[startCol] ?? null;
    if (content === null) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, sheet.rows.length - 1); row++) {
      const cells = fills.get(row) ?? new Map<number, CellContent>();
      fills.set(row, cells.set(startCol, content));
    }
  }
  return fills;
}

/** The first row with a citizen number keeps it with a warning; every later one is rejected. */
function markDuplicates(rows: readonly { row: number; result: CheckedRow }[]): void {
  const first = new Map<string, { row: number; result: CheckedRow; warned: boolean }>();
  const column = columnTitle("idNumber");
  for (const { row, result } of rows) {
    const number = result.contacts.idNumber;
    if (number === undefined) continue;
    const earlier = first.get(number);
    if (!earlier) {
      first.set(number, { row, result, warned: false });
      continue;
    }
    const message = problemText("E_DUP_ID", { column, otherRow: earlier.row });
    result.problems.push({ code: "E_DUP_ID", column, message, before: number });
    if (earlier.warned) continue;
    earlier.warned = true;
    const warning = problemText("W_DUP_FIRST", { column, otherRow: row });
    earlier.result.problems.push({ code: "W_DUP_FIRST", column, message: warning, before: number });
  }
}
