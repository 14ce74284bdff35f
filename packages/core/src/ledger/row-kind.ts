import { cleanText, displayOf, isBlankCell, withoutSpaces } from "./cell-text.ts";
import { COLUMN_KEYS, type ColumnKey, columnOf } from "./columns.ts";
import type { SkippedKind } from "./ledger-row.ts";
import { isBlankRow, isHeaderRow } from "./recognise-columns.ts";
import { isUnitRow } from "./sheet-heading.ts";
import type { CellContent } from "./workbook.ts";

const SUBTOTAL = /^(小计|合计|总计|本页小计|累计)([:：]|\d|$)/;
const FOOTER = /(填表人|审核人|制表人|负责人|经办人|联系电话)[:：]/;
const TITLE = /台账|一览表|登记表|花名册/;
/** A total or a footer holds no more cells than this; a child's row holds many more. */
const FEW = 4;

/**
 * Why a row is not a child's, or undefined when it is one. A row is taken for a child's whenever in doubt: what
 * is skipped is never seen again, what is rejected is.
 */
export function skippedKind(
  cells: readonly CellContent[],
  columns: Readonly<Record<ColumnKey, number>>,
): SkippedKind | undefined {
  if (isBlankRow(cells)) return "blank";
  const held: CellContent[] = cells.filter((cell) => !isBlankCell(cell));
  const [only] = held;
  // A row numbered in advance and left empty.
  if (held.length === 1 && typeof only === "number" && cells[columns.seq] === only) return "blank";
  const first = cleanText(displayOf(only ?? null), "code").text;
  if (held.length <= FEW && SUBTOTAL.test(first)) return "subtotal";
  if (held.length <= FEW && held.some((cell) => FOOTER.test(displayOf(cell)))) return "footer";
  const name = cells[columns.name];
  const headed = typeof name === "string" && withoutSpaces(name) === columnOf("name").header;
  if ((headed && isHeaderRow(cells)) || isGroupRow(held)) return "header";
  if (held.length <= FEW && isUnitRow(cells)) return "unit";
  // Nothing in any column of the ledger: only columns that are not imported hold something.
  if (isBlankCell(name) && Object.values(columns).every((column) => isBlankCell(cells[column])))
    return "note";
  const place = cells.findIndex((cell) => !isBlankCell(cell));
  if (held.length === 1 && typeof only === "string" && (place === 0 || place === columns.seq)) {
    return TITLE.test(first) && first.length < 40 && !/^(注|说明|\d)/.test(first) ? "title" : "note";
  }
  return undefined;
}

const GROUPS = new Set(
  COLUMN_KEYS.map((key) => columnOf(key)).map(({ group, header }) => (group === "" ? header : group)),
);

/** The upper line of a repeated header: group names, beside them at most a group the format does not know. */
const isGroupRow = (held: readonly CellContent[]): boolean =>
  held.length >= 3 &&
  held.filter((cell) => typeof cell === "string" && GROUPS.has(cleanText(cell, "code").text)).length >
    held.length * 0.7;
