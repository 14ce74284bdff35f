import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

export const ROW_FILTERS = ["all", "new", "changed", "unchanged", "warned", "rejected"] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];
export type ImportSearch = { filter?: RowFilter | undefined; page?: number | undefined };

/** Which rows of an import are in view. */
export const importSearch = (raw: RawSearch): ImportSearch =>
  present({ filter: wordParam(raw, "filter", ROW_FILTERS), page: numberParam(raw, "page") });
