import type { Bilingual } from "@tongyou/policy";
import type { ProblemCode } from "./problem-codes.ts";

/** What a text may speak of. `before` is absent for restricted columns, which are never quoted. */
export type ProblemContext = { column: string; before?: string; after?: string; otherRow?: number };

const text = (zh: string, en: string): Bilingual => ({ zh, en });
const quote = (value: string | undefined) => (value === undefined || value === "" ? "" : `“${value}”`);
const quoteEn = (value: string | undefined) => (value === undefined || value === "" ? "" : ` "${value}"`);
const change = ({ before = "", after = "" }: ProblemContext) =>
  text(`${before} → ${after}`, `${before} → ${after}`);

const TEXTS: Readonly<Record<ProblemCode, (context: ProblemContext) => Bilingual>> = {
  E_ID_CHECK: () =>
    text(
      "公民身份号码的校验位不符，号码中至少有一位抄错。请对照户口簿或身份证改正后重新导入。",
      "The check digit of the citizen number does not fit: at least one digit is wrong. Correct it from the hukou book or card and import again.",
    ),
  E_ID_FORMAT: () =>
    text(
      "公民身份号码应为 18 位（末位可为 X），且含真实的出生日期。请改正；没有号码请写“无”。若号码被 Excel 存成数字，后几位已丢失，请按文本重新录入。",
      "A citizen number has 18 characters (the last may be X) and holds a real date of birth. Correct it, or write 无 if there is none. If Excel stored it as a number, its last digits are lost: enter it again as text.",
    ),
  E_ID_15_CHILD: () =>
    text(
      "1999 年 10 月以后出生的儿童没有 15 位号码。请填写 18 位公民身份号码，没有请写“无”。",
      "A child born from October 1999 on has no 15-digit number. Enter the 18-digit number, or 无 if there is none.",
    ),
  E_DUP_ID: ({ otherRow }) =>
    text(
      `与第 ${otherRow} 行的公民身份号码相同，本行不导入。请核对：重复上报请删去本行；双胞胎等不同儿童请填写各自的号码。`,
      `Same citizen number as row ${otherRow}; this row is not imported. Delete it if the child is reported twice; give each child its own number if they are two.`,
    ),
  E_BIRTH_ID_CONFLICT: ({ before, after }) =>
    text(
      `出生日期${quote(before)}与公民身份号码中的${quote(after)}不一致。请核对证件，改正其中一项。`,
      `The date of birth${quoteEn(before)} differs from${quoteEn(after)} in the citizen number. Check the papers and correct one of them.`,
    ),
  E_DIVISION_UNKNOWN: ({ before }) =>
    text(
      `${quote(before)}不是国家统计用区划代码中的村（社区）代码。请填写 12 位村级代码，不知道请留空。`,
      `${quoteEn(before).trim()} is not a village or community in the national division codes. Enter the 12-digit village code, or leave it blank if not known.`,
    ),
  E_DIVISION_OUTSIDE: () =>
    text(
      "户籍地和现居住地都不在填报县（区）内，本行不导入。请转给户籍地或居住地民政部门，或改正代码。",
      "Neither the hukou nor the residence lies in the reporting county; the row is not imported. Pass it to the bureau of one of those places, or correct the codes.",
    ),
  E_WORD_UNKNOWN: ({ before }) =>
    text(
      `${quote(before) || "所填内容"}不是本列规定的用词。请从填表说明的用词中选择，多项之间用“、”分开，不清楚请写“不详”。`,
      `${quoteEn(before).trim() || "The entry"} is not one of this column's words. Choose from the list in the instructions, separate several with 、, and write 不详 if not known.`,
    ),
  E_DATE_FUTURE: ({ before }) =>
    text(
      `日期${quote(before)}晚于填报日期。请核对年份后改正。`,
      `The date${quoteEn(before)} is after the reporting date. Check the year and correct it.`,
    ),
  E_DATE_FORMAT: ({ before }) =>
    text(
      `${quote(before)}不是完整的日期。请写成年-月-日，如 2010-03-05；不清楚请留空。`,
      `${quoteEn(before).trim()} is not a full date. Write year-month-day, such as 2010-03-05, or leave it blank if not known.`,
    ),
  E_AMOUNT: ({ before }) =>
    text(
      `${quote(before)}不是金额。请填写以元为单位的数字，最多两位小数，不能为负。`,
      `${quoteEn(before).trim()} is not an amount. Enter a number of yuan with at most two decimals, not negative.`,
    ),
  E_REQUIRED: ({ column }) =>
    text(
      `“${column}”没有填写，无法建档。请补填后重新导入。`,
      `"${column}" is empty; no file can be opened. Fill it in and import again.`,
    ),
  W_FULLWIDTH: change,
  W_ID_LOWER_X: change,
  W_SPACES: change,
  W_ID_15: ({ before, after }) =>
    text(
      `15 位号码已换算为 18 位：${before} → ${after}。请核对。`,
      `The 15-digit number was converted to 18: ${before} → ${after}. Please check.`,
    ),
  W_DATE_STYLE: ({ before, after }) =>
    text(
      `日期已按 ${after} 读取（原写法 ${before}）。`,
      `The date was read as ${after} (written ${before}).`,
    ),
  W_SEX_ID_CONFLICT: ({ before, after }) =>
    text(
      `性别“${before}”与公民身份号码第 17 位不一致，已按号码取“${after}”。请核对。`,
      `The sex ${before} differs from the 17th digit of the citizen number; ${after} was taken. Please check.`,
    ),
  W_AMOUNT_TEXT: ({ before, after }) =>
    text(
      `金额是文字，已读作 ${after} 元（原写法 ${before}）。`,
      `The amount is text and was read as ${after} yuan (written ${before}).`,
    ),
  W_FORMULA: ({ after }) =>
    text(
      `单元格是公式，取其当前结果${quote(after)}。`,
      `The cell holds a formula; its present result${quoteEn(after)} was taken.`,
    ),
  W_MERGED: ({ after }) =>
    text(
      `单元格与上一行合并，本行取同一内容${quote(after)}。`,
      `The cell is merged with the row above; the same content${quoteEn(after)} was taken for this row.`,
    ),
  W_DUP_FIRST: ({ otherRow }) =>
    text(
      `第 ${otherRow} 行的公民身份号码与本行相同。本行已导入，那一行未导入，请核对哪一行正确。`,
      `Row ${otherRow} has the same citizen number. This row is taken, that one is not: check which is right.`,
    ),
  W_PARENT_ID_CHECK: () =>
    text(
      "父母身份号码有误（位数或校验位不符），按原样记录，不用于核对。请补正。",
      "The parent's citizen number is wrong (length or check digit); it is kept as written and not used for matching. Please correct it.",
    ),
  W_PARENT_ID_15: ({ before, after }) =>
    text(
      `父母的 15 位号码已换算为 18 位：${before} → ${after}。`,
      `The parent's 15-digit number was converted to 18: ${before} → ${after}.`,
    ),
  W_NO_HUKOU_NO_ID: () =>
    text(
      "儿童未落户，没有公民身份号码。已建档，请协助落户后补填号码。",
      "The child has no hukou and no citizen number. The file is opened; help with registration and add the number later.",
    ),
  W_ID_MISSING: () =>
    text(
      "没有公民身份号码，无法查重。已建档，请尽快补填。",
      "No citizen number, so duplicates cannot be found. The file is opened; add the number soon.",
    ),
  W_HUKOU_ELSEWHERE: ({ before }) =>
    text(
      `户籍地${quote(before)}不在本县（区），现居住在本县（区）。请与户籍地民政部门核对待遇。`,
      `The hukou${quoteEn(before)} is outside this county, where the child lives. Check benefits with the bureau of the hukou.`,
    ),
  W_LIVES_ELSEWHERE: ({ before }) =>
    text(
      `现居住地${quote(before)}不在本县（区），户籍在本县（区）。请与居住地民政部门联系走访。`,
      `The residence${quoteEn(before)} is outside this county, where the hukou is. Arrange visits with the bureau of the residence.`,
    ),
};

/** What is wrong with a cell and what to do, in both languages. */
export const problemText = (code: ProblemCode, context: ProblemContext): Bilingual => TEXTS[code](context);
