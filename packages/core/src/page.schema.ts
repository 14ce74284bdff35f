import { isCivilDate, isCivilMonth } from "@tongyou/policy/facts";
import { z } from "zod";

/** A civil date, `YYYY-MM-DD`. */
export const civilDate = z
  .string()
  .refine(isCivilDate, { params: { zh: "请填写形如 2018-03-31 的日期", en: "Give a date like 2018-03-31" } });
/** A civil month, `YYYY-MM`. */
export const civilMonth = z
  .string()
  .refine(isCivilMonth, { params: { zh: "请填写形如 2018-03 的月份", en: "Give a month like 2018-03" } });
/** A 12-digit national division code. */
export const divisionCode = z.string().regex(/^\d{12}$/);
export const id = z.uuid();
export const page = {
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
};

export type Page<T> = { rows: T[]; total: number };
export const XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** A file for the browser to save. */
export type FileOut = { fileName: string; mime: string; base64: string };
