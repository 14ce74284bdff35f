import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const TABS = ["overview", "timeline", "benefits", "casework"] as const;

export type ChildSearch = {
  tab?: (typeof TABS)[number] | undefined;
  /** `access`: who looked at and changed the file, instead of what happened. */
  view?: "access" | undefined;
  /** Of the timeline: kinds (`fact,visit`), days (both included) and page. */
  kinds?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
  /** A fact to fill in at once, or `contact`: opens the form (a link from "what to find out"). */
  say?: string | undefined;
};

/** What of a child's file is in view. */
export const childSearch = (raw: RawSearch): ChildSearch =>
  present({
    tab: wordParam(raw, "tab", TABS),
    view: wordParam(raw, "view", ["access"]),
    kinds: textParam(raw, "kinds", 400),
    from: textParam(raw, "from"),
    to: textParam(raw, "to"),
    page: numberParam(raw, "page"),
    say: textParam(raw, "say"),
  });
