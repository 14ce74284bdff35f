/** A row with any of these is not taken over. */
export const REJECTIONS = [
  "E_ID_CHECK",
  "E_ID_FORMAT",
  "E_ID_15_CHILD",
  "E_DUP_ID",
  "E_BIRTH_ID_CONFLICT",
  "E_DIVISION_UNKNOWN",
  "E_DIVISION_OUTSIDE",
  "E_WORD_UNKNOWN",
  "E_DATE_FUTURE",
  "E_DATE_FORMAT",
  "E_AMOUNT",
  "E_REQUIRED",
] as const;

/** A row with only these is taken over with the normalised value. */
export const WARNINGS = [
  "W_FULLWIDTH",
  "W_ID_LOWER_X",
  "W_SPACES",
  "W_ID_15",
  "W_DATE_STYLE",
  "W_SEX_ID_CONFLICT",
  "W_AMOUNT_TEXT",
  "W_FORMULA",
  "W_MERGED",
  "W_DUP_FIRST",
  "W_PARENT_ID_CHECK",
  "W_PARENT_ID_15",
  "W_NO_HUKOU_NO_ID",
  "W_ID_MISSING",
  "W_HUKOU_ELSEWHERE",
  "W_LIVES_ELSEWHERE",
] as const;

/** Every problem a cell can have. */
export const PROBLEM_CODES = [...REJECTIONS, ...WARNINGS] as const;

export type Rejection = (typeof REJECTIONS)[number];
export type Warning = (typeof WARNINGS)[number];
export type ProblemCode = Rejection | Warning;

/** True for the codes that keep a row from being taken over. */
export const isRejection = (code: ProblemCode): code is Rejection => code.startsWith("E_");
