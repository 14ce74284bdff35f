import { type DivisionCode, findCountiesByName } from "../divisions/index.ts";
import { displayOf } from "./cell-text.ts";
import type { RecognisedColumns } from "./recognise-columns.ts";
import type { Sheet } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

/**
 * The county that 填报单位 names. Where several counties bear the name, the one that most rows live in decides;
 * without one it is refused, for every row's place is judged by it. Throws WorkbookError.
 */
export function countyOfUnit(unit: string, sheet: Sheet, recognised: RecognisedColumns): DivisionCode {
  const candidates = findCountiesByName(unit);
  const [only] = candidates;
  if (only && candidates.length === 1) return only.code;
  if (!only) {
    throw new WorkbookError("countyUnknown", {
      zh: `填报单位“${unit}”中没有县（区）名称。请在表头写明，如“填报单位：隆德县民政局”，或在导入时选定县（区）。`,
      en: `The reporting unit "${unit}" names no county. Write it in the heading, such as 填报单位：隆德县民政局, or choose the county when importing.`,
    });
  }
  const counts = new Map(candidates.map(({ code }) => [code.slice(0, 6), 0]));
  for (const cells of sheet.rows.slice(recognised.headerRow + 1)) {
    const stem = displayOf(cells[recognised.columns.residenceCode]).slice(0, 6);
    const count = counts.get(stem);
    if (count !== undefined) counts.set(stem, count + 1);
  }
  const [first, second] = candidates
    .map(({ code }) => ({ code, count: counts.get(code.slice(0, 6)) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (first && first.count > (second?.count ?? 0)) return first.code;
  throw new WorkbookError("countyAmbiguous", {
    zh: `叫这个名字的县（区）有 ${candidates.length} 个：${candidates.map(({ fullName }) => fullName).join("、")}。请在填报单位写明省市，或在导入时选定。`,
    en: `${candidates.length} counties bear this name: ${candidates.map(({ fullName }) => fullName).join(", ")}. Name the province and city in the heading, or choose the county when importing.`,
  });
}
