import { numberParam, present, type RawSearch, textParam, wordParam } from "../../../parts/search-params.ts";

export const DIFFERENCES = ["all", "more", "less", "open", "other"] as const;
export type DifferenceFilter = (typeof DIFFERENCES)[number];

/** The version looked at (by hash), the day it would be used from, and which children are listed. */
export function versionsSearch(raw: RawSearch) {
  const from = textParam(raw, "from", 10);
  return present({
    pack: textParam(raw, "pack", 64),
    from: from && /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : undefined,
    show: wordParam(raw, "show", DIFFERENCES),
    page: numberParam(raw, "page"),
  });
}

export type VersionsSearch = ReturnType<typeof versionsSearch>;
