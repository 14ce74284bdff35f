import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

export const ITEM_FILTERS = [
  "differences",
  "new",
  "stopped",
  "changed",
  "unawarded",
  "suspended",
  "needs",
  "choice",
  "review",
  "unchanged",
  "all",
] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];
export type MonthSearch = { filter?: ItemFilter | undefined; page?: number | undefined };

/** Which children of a month are in view. */
export const monthSearch = (raw: RawSearch): MonthSearch =>
  present({ filter: wordParam(raw, "filter", ITEM_FILTERS), page: numberParam(raw, "page") });
