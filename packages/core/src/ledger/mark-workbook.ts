import type { Bilingual } from "@tongyou/policy";
import { displayOf, withoutSpaces } from "./cell-text.ts";
import { COLUMN_KEYS, columnTitle, RESULT_HEADER } from "./columns.ts";
import { findLedgerSheet } from "./find-ledger-sheet.ts";
import type { LedgerRow, Problem, Verdict } from "./ledger-row.ts";
import {
  type CellComment,
  commentParts,
  hasForeignComments,
  hasOwnComments,
  legacyDrawing,
} from "./ooxml/comment-parts.ts";
import { openWorkbook, partText } from "./ooxml/parts.ts";
import { patchSheet, type RowPatch } from "./ooxml/patch-sheet.ts";
import { styleClones, type Tone } from "./ooxml/style-clones.ts";
import { prefixOf } from "./ooxml/xml.ts";
import { notXlsx, writeZip } from "./ooxml/zip.ts";
import { isRejection } from "./problem-codes.ts";
import { readWorkbook } from "./workbook.ts";

/** In Excel's character units: a verdict and a short text at a glance. */
const RESULT_WIDTH = 60;

export type MarkedRow = Pick<LedgerRow, "row" | "verdict" | "problems">;

const VERDICTS: Readonly<Record<Verdict, Bilingual>> = {
  accepted: { zh: "通过", en: "Accepted" },
  warned: { zh: "有提示", en: "Warned" },
  rejected: { zh: "未导入", en: "Rejected" },
};

/**
 * The same workbook with its problems marked: each problem cell coloured (red: row rejected, yellow: warning)
 * with a comment saying what to do, and a 校验结果 column at the right with the verdict and all texts of the
 * row. Every other letter of the file stays: sheets, styles, merges, formulas, print settings. Marks of an
 * earlier marking are replaced. Where the sheet has comments of its own, ours stand in the column only.
 * Throws WorkbookError for a workbook that is no ledger.
 */
export function markWorkbook(
  bytes: Uint8Array,
  rows: readonly MarkedRow[],
  language: keyof Bilingual = "zh",
): Uint8Array {
  const { sheet, recognised } = findLedgerSheet(readWorkbook(bytes));
  const workbook = openWorkbook(bytes);
  const path = workbook.sheets.find(({ name }) => name === sheet.name)?.path;
  const [text, styleText] = [
    partText(workbook.parts, path ?? ""),
    partText(workbook.parts, workbook.stylesPath ?? ""),
  ];
  const styles = styleClones(styleText ?? "");
  if (path === undefined || text === undefined || !styles || workbook.stylesPath === undefined)
    throw notXlsx();

  const columnOfTitle = new Map(COLUMN_KEYS.map((key) => [columnTitle(key), recognised.columns[key]]));
  const headers = sheet.rows[recognised.headerRow] ?? [];
  const own = headers.findIndex((header) => withoutSpaces(displayOf(header)) === RESULT_HEADER);
  const resultColumn = own >= 0 ? own : recognised.width;

  const patches = new Map<number, RowPatch>([
    [recognised.headerRow, { tones: new Map(), texts: new Map([[resultColumn, RESULT_HEADER]]) }],
  ]);
  const comments: CellComment[] = [];
  for (const { row, verdict, problems } of rows) {
    const tones = new Map<number, Tone>();
    for (const [column, list] of byColumn(problems, columnOfTitle)) {
      tones.set(column, list.some(({ code }) => isRejection(code)) ? "error" : "warning");
      comments.push({ row: row - 1, column, text: list.map(({ message }) => message[language]).join("\n") });
    }
    const lines = problems.map(({ column, message }) => `${column}：${message[language]}`);
    const summary = [VERDICTS[verdict][language], ...lines].join("\n");
    if (verdict !== "accepted") tones.set(resultColumn, verdict === "rejected" ? "error" : "warning");
    patches.set(row - 1, { tones, texts: new Map([[resultColumn, summary]]) });
  }
  const wanted = comments.length > 0 || hasOwnComments(workbook.parts);
  const commented = wanted && !hasForeignComments(workbook.parts, path);
  const drawing = commented ? legacyDrawing(prefixOf(text, "worksheet")) : undefined;
  const changed = new Map([
    [path, patchSheet(text, patches, styles, drawing, { column: resultColumn, width: RESULT_WIDTH })],
  ]);
  changed.set(workbook.stylesPath, styles.text());
  if (commented)
    for (const [name, content] of commentParts(workbook.parts, path, comments)) changed.set(name, content);
  return writeZip(workbook.parts, changed);
}

function byColumn(
  problems: readonly Problem[],
  columns: ReadonlyMap<string, number>,
): Map<number, Problem[]> {
  const lists = new Map<number, Problem[]>();
  for (const problem of problems) {
    const column = columns.get(problem.column) ?? -1;
    if (column >= 0) lists.set(column, [...(lists.get(column) ?? []), problem]);
  }
  return lists;
}
