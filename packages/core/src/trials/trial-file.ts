import { type SheetDesign, writeSheet } from "../ledger/index.ts";
import { yuanText } from "../money/yuan-text.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import type { TrialOutlook } from "./trials.schema.ts";

/** A workbook for the browser to save. `name`: without its ending; what no file name can hold is replaced. */
export async function workbookOut(name: string, design: SheetDesign): Promise<FileOut> {
  const bytes = await writeSheet(design);
  return {
    fileName: `${name.replace(/[\\/:*?"<>|\r\n]/g, "_")}.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}

const money = (fen: number | null) => (fen === null ? "未定" : yuanText(fen));

/** What a trial changes, a line each. */
export function changeLines({ amounts, readings, packs }: TrialOutlook): string[] {
  return [
    ...amounts.map(
      ({ name, clause, before, after }) => `${name.zh}（${clause}）：${money(before)} → ${money(after)}`,
    ),
    ...readings.map(
      ({ text, clause, before, after }) => `${text.zh}（${clause}）：${before.zh} → ${after.zh}`,
    ),
    ...(packs.before.hash === packs.after.hash
      ? []
      : [
          `政策包：${packs.before.version}（${packs.before.hash.slice(0, 12)}） → ${packs.after.version}（${packs.after.hash.slice(0, 12)}）`,
        ]),
  ];
}
