import type { CellContent } from "./workbook.ts";

/** A cell's text after cleaning, and what was changed. */
export type CleanText = { text: string; fullWidth: boolean; spaces: boolean };

/** `code`: digits, letters and list words · `name`: a person's name · `prose`: addresses and remarks. */
export type TextForm = "code" | "name" | "prose";

const FULL_WIDTH = /[！-～\u3000]/g;
/** Chinese writing uses full-width punctuation rightly: in prose only digits, letters and spaces are narrowed. */
const FULL_WIDTH_ALNUM = /[０-９Ａ-Ｚａ-ｚ\u3000]/g;
const SPACE = /[\s\u200b-\u200d\u2060]/;
const SPACES = new RegExp(SPACE.source, "g");
const EDGE = new RegExp(`^${SPACE.source}+|${SPACE.source}+$`, "g");
const BETWEEN_HAN = new RegExp(`(?<=\\p{Script=Han})${SPACE.source}+(?=\\p{Script=Han})`, "gu");
const NEEDS_CLEANING = /[！-～\s\u200b-\u200d\u2060]/;

const narrow = (character: string) =>
  character === "\u3000" ? " " : String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** Narrows full-width characters and takes out the white space that has no meaning in the form. */
export function cleanText(raw: string, form: TextForm): CleanText {
  if (!NEEDS_CLEANING.test(raw)) return { text: raw, fullWidth: false, spaces: false };
  const narrowed = raw.replace(form === "code" ? FULL_WIDTH : FULL_WIDTH_ALNUM, narrow);
  let text = narrowed.replace(EDGE, "");
  if (form === "code") text = text.replace(SPACES, "");
  if (form === "name") text = text.replace(BETWEEN_HAN, "");
  return { text, fullWidth: narrowed !== raw, spaces: text !== narrowed };
}

/** All white space out: how headers are compared. */
export const withoutSpaces = (raw: string): string => cleanText(raw, "code").text.replace(SPACES, "");

/** What a cell shows as text; a date as `YYYY-MM-DD`, an empty cell as "". */
export function displayOf(content: CellContent | undefined): string {
  if (content === null || content === undefined) return "";
  if (content instanceof Date)
    return Number.isNaN(content.getTime()) ? "" : content.toISOString().slice(0, 10);
  if (typeof content === "number" && Number.isInteger(content) && Math.abs(content) < 1e21) {
    return BigInt(content).toString();
  }
  return String(content);
}

/** True for a cell that holds nothing but white space. */
export const isBlankCell = (content: CellContent | undefined): boolean =>
  content === null ||
  content === undefined ||
  (typeof content === "string" && cleanText(content, "code").text === "");
