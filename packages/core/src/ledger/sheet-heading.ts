import type { CivilDate } from "@tongyou/policy";
import { cleanText, displayOf } from "./cell-text.ts";
import { dateOfCell, dateOfText } from "./civil-date-cell.ts";
import type { CellContent } from "./workbook.ts";

/** What stands above the table. Absent: not stated, or not understood. */
export type SheetHeading = {
  unit?: string;
  referenceDate?: CivilDate;
  /** 金额单位 as written, such as `元/月`. */
  moneyUnit?: string;
};

const LABELS = { unit: "填报单位", date: "填报日期", money: "金额单位" } as const;

/** True when a row carries one of the labels that stand above the table. */
export const isUnitRow = (cells: readonly CellContent[]): boolean =>
  cells.some(
    (cell) => typeof cell === "string" && Object.values(LABELS).some((label) => cell.includes(label)),
  );

/** The content after a label: in the same cell behind a colon, else in the next cell that is not blank. */
function labelled(rows: readonly (readonly CellContent[])[], label: string): CellContent {
  for (const cells of rows) {
    const at = cells.findIndex((cell) => typeof cell === "string" && cell.includes(label));
    const own = cells[at];
    if (typeof own !== "string") continue;
    const behind = own.slice(own.indexOf(label) + label.length).replace(/^\s*[:：]\s*/, "");
    if (behind.trim() !== "") return behind;
    return cells.slice(at + 1).find((cell) => displayOf(cell).trim() !== "") ?? null;
  }
  return null;
}

/** Reads 填报单位, 填报日期 and 金额单位 from the rows above the table. */
export function readHeading(rows: readonly (readonly CellContent[])[]): SheetHeading {
  const unit = cleanText(displayOf(labelled(rows, LABELS.unit)), "prose").text.replace(/[（(]盖章[）)]$/, "");
  const day = labelled(rows, LABELS.date);
  const referenceDate =
    day instanceof Date ? dateOfCell(day) : dateOfText(cleanText(displayOf(day), "code").text)?.date;
  const moneyUnit = cleanText(displayOf(labelled(rows, LABELS.money)), "code").text;
  return {
    ...(unit === "" ? {} : { unit }),
    ...(referenceDate === undefined ? {} : { referenceDate }),
    ...(moneyUnit === "" ? {} : { moneyUnit }),
  };
}
