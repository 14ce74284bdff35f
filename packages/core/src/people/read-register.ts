import type { Bilingual } from "@tongyou/policy";
import { DomainError } from "../errors/errors.ts";
import { invalid } from "../errors/refusals.ts";
import { displayOf, isBlankCell, withoutSpaces } from "../ledger/cell-text.ts";
import { readWorkbook, type Sheet, WorkbookError } from "../ledger/index.ts";
import type { CellContent } from "../ledger/workbook.ts";
import type { RegisterColumn } from "./people.schema.ts";
import type { SheetColumn } from "./register-columns.ts";

export const REGISTER_SHEET = "人员名册";
/** How far down the header may stand. */
const HEADER_SEARCH = 20;
/** More than any bureau has people: a sheet above this is handed in in parts. */
const MAX_LINES = 5000;
const FIELD = "content";

/** One filled row as it stands in the sheet. */
export type SheetLine = {
  /** As Excel counts, from 1. */ row: number;
  cells: Readonly<Partial<Record<RegisterColumn, CellContent>>>;
};
export type RegisterSheet = {
  lines: SheetLine[];
  from1904: boolean /** Headers nobody knows. */;
  unknown: string[];
};

const unusable = (cause: Bilingual) =>
  invalid(FIELD, cause, {
    zh: "请使用“下载模板”得到的表，改正后重新选择文件；名册没有任何改动。",
    en: "Use the template, correct the file and choose it again; nothing was changed.",
  });

const headerText = (cell: CellContent | undefined) => withoutSpaces(displayOf(cell)).replace(/[*＊]+$/, "");

function findHeader(sheet: Sheet, columns: readonly SheetColumn[]): number {
  const known = new Set(columns.flatMap((column) => column.known));
  const needed = columns.filter(({ key }) => key === "name" || key === "place");
  return sheet.rows.slice(0, HEADER_SEARCH).findIndex((cells) => {
    const texts = cells.map(headerText).filter((text) => known.has(text));
    return needed.every((column) => column.known.some((word) => texts.includes(word)));
  });
}

/** Which column of the sheet holds what; throws where one stands twice or a required one is missing. */
function recognise(cells: readonly CellContent[], columns: readonly SheetColumn[]) {
  const at = new Map<RegisterColumn, number>();
  const unknown: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const text = headerText(cell);
    if (text === "") continue;
    const column = columns.find(({ known }) => known.includes(text));
    if (!column) unknown.push(text);
    else if (at.has(column.key))
      throw unusable({ zh: `“${text}”这一列有两个。`, en: `The column ${text} stands twice.` });
    else at.set(column.key, index);
  }
  const missing = columns.filter(({ key, required }) => required && !at.has(key)).map(({ header }) => header);
  if (missing.length > 0)
    throw unusable({
      zh: `缺少 ${missing.length} 列：${missing.join("、")}。`,
      en: `${missing.length} columns are missing: ${missing.join(", ")}.`,
    });
  return { at, unknown };
}

function sheetsOf(bytes: Uint8Array): Sheet[] {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw new DomainError("invalid", error.text, unusable(error.text).remedy, FIELD);
  }
}

/** The rows of a workbook of the register. Throws `invalid` (field `content`) for what is no such workbook. */
export function readRegister(bytes: Uint8Array, columns: readonly SheetColumn[]): RegisterSheet {
  const sheets = sheetsOf(bytes);
  const found = sheets
    .map((sheet) => ({ sheet, header: findHeader(sheet, columns) }))
    .find(({ header }) => header >= 0);
  if (!found)
    throw unusable({
      zh: "没有找到人员名册的表头（姓名、负责的地方）。",
      en: "No sheet has the header of the register (name, place).",
    });
  const { sheet, header } = found;
  const { at, unknown } = recognise(sheet.rows[header] ?? [], columns);
  const lines = sheet.rows.flatMap((cells, index): SheetLine[] => {
    if (index <= header) return [];
    const filled = [...at].filter(([, column]) => !isBlankCell(cells[column]));
    if (filled.length === 0) return [];
    return [
      { row: index + 1, cells: Object.fromEntries(filled.map(([key, column]) => [key, cells[column]])) },
    ];
  });
  if (lines.length === 0)
    throw unusable({ zh: "表头下面没有人员。", en: "There is nobody below the header." });
  if (lines.length > MAX_LINES)
    throw unusable({
      zh: `超过 ${MAX_LINES} 行，请按乡镇拆开分次导入。`,
      en: `More than ${MAX_LINES} rows: hand it in in parts.`,
    });
  return { lines, from1904: sheet.from1904, unknown };
}
