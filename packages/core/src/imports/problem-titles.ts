import type { Bilingual } from "@tongyou/policy";
import type { ProblemCode } from "../ledger/index.ts";

/** What each problem is called where rows are counted by it. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, Bilingual>> = {
  E_ID_CHECK: { zh: "身份证号校验位不符", en: "Check digit of the ID number" },
  E_ID_FORMAT: { zh: "身份证号格式不对", en: "Form of the ID number" },
  E_ID_15_CHILD: { zh: "儿童用了 15 位旧号", en: "15-digit number of a child" },
  E_DUP_ID: { zh: "身份证号重复", en: "ID number twice" },
  E_BIRTH_ID_CONFLICT: { zh: "出生日期与身份证号不一致", en: "Birth date against ID number" },
  E_DIVISION_UNKNOWN: { zh: "区划代码不存在", en: "Unknown division code" },
  E_DIVISION_OUTSIDE: { zh: "不属于本地区", en: "Outside the area" },
  E_WORD_UNKNOWN: { zh: "用词不在规定范围", en: "Word outside the list" },
  E_DATE_FUTURE: { zh: "日期晚于填报日期", en: "Date after the reporting date" },
  E_DATE_FORMAT: { zh: "日期无法识别", en: "Unreadable date" },
  E_AMOUNT: { zh: "金额无法识别", en: "Unreadable amount" },
  E_REQUIRED: { zh: "缺少必填项", en: "Required entry missing" },
  W_FULLWIDTH: { zh: "全角字符已转半角", en: "Full-width characters made half-width" },
  W_ID_LOWER_X: { zh: "小写 x 已改大写", en: "Small x made capital" },
  W_SPACES: { zh: "多余空格已去掉", en: "Spaces removed" },
  W_ID_15: { zh: "15 位号已升为 18 位", en: "15-digit number made 18" },
  W_DATE_STYLE: { zh: "日期写法已统一", en: "Date style made uniform" },
  W_SEX_ID_CONFLICT: { zh: "性别以身份证号为准", en: "Sex taken from the ID number" },
  W_AMOUNT_TEXT: { zh: "文本金额已转数字", en: "Amount written as text" },
  W_FORMULA: { zh: "公式取结果值", en: "Formula: its result was taken" },
  W_MERGED: { zh: "合并单元格已补齐", en: "Merged cells filled down" },
  W_DUP_FIRST: { zh: "后面有重复行", en: "A later row has the same number" },
  W_PARENT_ID_CHECK: { zh: "父母身份证号校验位不符", en: "Check digit of a parent's number" },
  W_PARENT_ID_15: { zh: "父母 15 位号已升为 18 位", en: "Parent's 15-digit number made 18" },
  W_NO_HUKOU_NO_ID: { zh: "未落户且无身份证号", en: "No hukou and no ID number" },
  W_ID_MISSING: { zh: "缺身份证号", en: "ID number missing" },
  W_HUKOU_ELSEWHERE: { zh: "户籍在外地", en: "Hukou elsewhere" },
  W_LIVES_ELSEWHERE: { zh: "现居外地", en: "Lives elsewhere" },
};
