import type { Bilingual, CivilDate } from "@tongyou/policy";
import { amountOfNumber, amountOfText } from "./amount-cell.ts";
import { cleanText, displayOf, isBlankCell, type TextForm } from "./cell-text.ts";
import { type DateReading, dateOfCell, dateOfNumber, dateOfText } from "./civil-date-cell.ts";
import { type ColumnKey, columnOf, columnTitle } from "./columns.ts";
import type { Problem } from "./ledger-row.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { problemText } from "./problem-texts.ts";
import type { CellContent } from "./workbook.ts";

/** One sheet row with what is special about its cells; columns are zero-based. */
export type RowSource = {
  cells: readonly CellContent[];
  /** Content that a vertically merged cell gives to this row. */
  filled: ReadonlyMap<number, CellContent> | undefined;
  formulas: ReadonlySet<number> | undefined;
};

/** What holds for every row of a sheet. */
export type SheetSource = {
  columns: Readonly<Record<ColumnKey, number>>;
  referenceDate: CivilDate;
  from1904: boolean;
};

type Said = { before?: string; after?: string; otherRow?: number; message?: Bilingual };

const UNKNOWN = new Set(["", "不详"]);
/** Known absence (无, 不适用) of something that has no "no" of its own, such as a date or a bank. */
const ABSENT = new Set(["", "不详", "无", "不适用"]);
const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
const LIST = "、";

/** Reads the cells of one row by column key, each once, and gathers every problem it meets. */
export class RowReader {
  readonly problems: Problem[] = [];
  readonly #row: RowSource;
  readonly #sheet: SheetSource;

  constructor(row: RowSource, sheet: SheetSource) {
    this.#row = row;
    this.#sheet = sheet;
  }

  /** Notes a problem of a cell. A restricted column is never quoted. */
  report(code: ProblemCode, key: ColumnKey, said: Said = {}): void {
    const quoted = columnOf(key).restricted ? {} : said;
    const column = columnTitle(key);
    const context = { column, ...quoted };
    this.problems.push({
      code,
      column,
      message: quoted.message ?? problemText(code, context),
      ...(quoted.before === undefined ? {} : { before: quoted.before }),
      ...(quoted.after === undefined ? {} : { after: quoted.after }),
    });
  }

  /** Free text as written, cleaned; undefined when blank, 不详, 无 or 不适用. */
  prose(key: ColumnKey): string | undefined {
    const form = columnOf(key).form;
    const text = this.#text(key, form === "name" || form === "prose" ? form : "code");
    return ABSENT.has(text) ? undefined : text;
  }

  /** Digits or letters without any space; undefined as for prose. Long numbers that Excel cut are refused. */
  code(key: ColumnKey, refusal: ProblemCode): string | undefined {
    const content = this.#content(key);
    if (typeof content === "number" && !Number.isSafeInteger(content)) {
      this.report(refusal, key, {
        before: displayOf(content),
        message: {
          zh: "长号码被 Excel 存成了数字，后几位已丢失。请把单元格设为文本后重新录入。",
          en: "Excel stored the long number as a number and lost its last digits. Format the cell as text and enter it again.",
        },
      });
      return undefined;
    }
    const text = this.#clean(key, content, "code");
    return ABSENT.has(text) ? undefined : text;
  }

  /** One word of a list; undefined when blank or 不详. */
  word<T>(key: ColumnKey, words: Readonly<Record<string, T>>): T | undefined {
    const text = this.#text(key, "code");
    if (UNKNOWN.has(text)) return undefined;
    const word = Object.hasOwn(words, text) ? words[text] : undefined;
    if (word === undefined) this.report("E_WORD_UNKNOWN", key, { before: text });
    return word;
  }

  /**
   * The complete set of words in a cell, in order; undefined when blank, 不详 or not understood. Words in
   * `alone` contradict any other word beside them, as 不详 does.
   */
  words<T>(
    key: ColumnKey,
    words: Readonly<Record<string, T>>,
    alone: readonly NoInfer<T>[] = [],
  ): T[] | undefined {
    const text = this.#text(key, "code");
    if (UNKNOWN.has(text)) return undefined;
    const found: T[] = [];
    for (const part of text.split(LIST)) {
      const word = Object.hasOwn(words, part) ? words[part] : undefined;
      if (word !== undefined) found.push(word);
      else if (part !== "") {
        this.report("E_WORD_UNKNOWN", key, { before: part });
        return undefined;
      }
    }
    if (found.length > 1 && found.some((word) => alone.includes(word))) {
      this.reportContradiction(key, text);
      return undefined;
    }
    return found.length === 0 ? undefined : found;
  }

  /** The words of one cell exclude one another. */
  reportContradiction(key: ColumnKey, text: string): void {
    this.report("E_WORD_UNKNOWN", key, {
      before: text,
      message: {
        zh: `“${text}”中的用词互相矛盾。请只保留符合实际的一项。`,
        en: `The words in "${text}" contradict one another. Keep only what is true.`,
      },
    });
  }

  /** One day; undefined when blank, not known or not understood. */
  date(key: ColumnKey): CivilDate | undefined {
    return this.dates(key, 1)[0];
  }

  /** Days in the order written; a gap (不详) is undefined. More days than `most` are not understood. */
  dates(key: ColumnKey, most: number): (CivilDate | undefined)[] {
    const content = this.#content(key);
    if (content instanceof Date)
      return [this.#dated(key, displayOf(content), cleanDate(dateOfCell(content)))];
    if (typeof content === "number") {
      return [this.#dated(key, displayOf(content), dateOfNumber(content, this.#sheet.from1904))];
    }
    const text = this.#clean(key, content, "code");
    if (ABSENT.has(text)) return [];
    const parts = text.split(LIST);
    if (parts.length > most) {
      this.report("E_DATE_FORMAT", key, {
        before: text,
        message: {
          zh: `日期有 ${parts.length} 个，对应的内容只有 ${most} 项。请按相同顺序一一对应，不清楚的写“不详”。`,
          en: `${parts.length} dates for ${most} entries. Give one date an entry in the same order, 不详 where not known.`,
        },
      });
      return [];
    }
    return parts.map((part) => (ABSENT.has(part) ? undefined : this.#dated(key, part, dateOfText(part))));
  }

  /** An amount in fen; undefined when blank, 不详 or 无. */
  amountFen(key: ColumnKey): number | undefined {
    const content = this.#content(key);
    const text = typeof content === "number" ? displayOf(content) : this.#clean(key, content, "code");
    if (ABSENT.has(text)) return undefined;
    const reading = typeof content === "number" ? amountOfNumber(content) : amountOfText(text);
    if (!reading) this.report("E_AMOUNT", key, { before: text });
    else if (!reading.clean)
      this.report("W_AMOUNT_TEXT", key, { before: text, after: String(reading.fen / 100) });
    return reading?.fen;
  }

  #dated(key: ColumnKey, before: string, reading: DateReading | undefined): CivilDate | undefined {
    if (!reading) {
      this.report("E_DATE_FORMAT", key, { before });
      return undefined;
    }
    if (!reading.clean) this.report("W_DATE_STYLE", key, { before, after: reading.date });
    if (reading.date > this.#sheet.referenceDate) this.report("E_DATE_FUTURE", key, { before: reading.date });
    return reading.date;
  }

  #text(key: ColumnKey, form: TextForm): string {
    return this.#clean(key, this.#content(key), form);
  }

  #clean(key: ColumnKey, content: CellContent, form: TextForm): string {
    if (content === null) return "";
    const raw = displayOf(content);
    const { text, fullWidth, spaces } = cleanText(raw, form);
    if (text === "") return "";
    if (fullWidth) this.report("W_FULLWIDTH", key, { before: raw, after: text });
    if (spaces) this.report("W_SPACES", key, { before: raw, after: text });
    return text;
  }

  /** The content of a cell: what a merged cell gives it, a formula's cached value; null for an unusable one. */
  #content(key: ColumnKey): CellContent {
    const column = this.#sheet.columns[key];
    let content = this.#row.cells[column] ?? null;
    const filled = this.#row.filled?.get(column);
    if (filled !== undefined && isBlankCell(content) && !isBlankCell(filled)) {
      content = filled;
      this.report("W_MERGED", key, { after: displayOf(content) });
    }
    const formula = this.#row.formulas?.has(column) ?? false;
    if ((formula && isBlankCell(content)) || (typeof content === "string" && ERROR_VALUE.test(content))) {
      this.#reportUnusable(key, displayOf(content));
      return null;
    }
    if (formula) this.report("W_FORMULA", key, { after: displayOf(content) });
    return content;
  }

  #reportUnusable(key: ColumnKey, before: string): void {
    const form = columnOf(key).form;
    const code =
      form === "amount"
        ? "E_AMOUNT"
        : form === "date" || form === "dates"
          ? "E_DATE_FORMAT"
          : "E_WORD_UNKNOWN";
    this.report(code, key, {
      before,
      message: {
        zh: "公式没有可用的结果。请改为直接填写内容。",
        en: "The formula has no usable result. Enter the content itself.",
      },
    });
  }
}

const cleanDate = (date: CivilDate | undefined): DateReading | undefined =>
  date === undefined ? undefined : { date, clean: true };
