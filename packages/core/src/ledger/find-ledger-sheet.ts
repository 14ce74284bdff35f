import { withoutSpaces } from "./cell-text.ts";
import { type RecognisedColumns, recogniseColumns } from "./recognise-columns.ts";
import type { Sheet } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

export const LEDGER_SHEET = "困境儿童台账";

export type LedgerSheet = { sheet: Sheet; recognised: RecognisedColumns };

/** The sheet named 困境儿童台账, else the first with the ledger's header. Throws WorkbookError. */
export function findLedgerSheet(sheets: readonly Sheet[]): LedgerSheet {
  const named = sheets.filter(({ name }) => withoutSpaces(name) === LEDGER_SHEET);
  for (const sheet of named.length > 0 ? named : sheets) {
    const recognised = recogniseColumns(sheet);
    if (recognised) return { sheet, recognised };
  }
  const names = sheets.map(({ name }) => name).join("、");
  throw new WorkbookError("noLedgerSheet", {
    zh: `没有找到台账：工作表（${names}）中都没有台账的表头。请使用模板，并把台账放在名为“${LEDGER_SHEET}”的工作表。`,
    en: `No ledger found: none of the sheets (${names}) has the ledger's header. Use the template and keep the ledger in a sheet named ${LEDGER_SHEET}.`,
  });
}
