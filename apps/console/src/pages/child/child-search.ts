import { present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const TABS = ["overview", "timeline", "benefits", "casework"] as const;
export const TIMELINE_KINDS = ["all", "now", "history", "access"] as const;

export type ChildSearch = {
  tab?: (typeof TABS)[number] | undefined;
  kind?: (typeof TIMELINE_KINDS)[number] | undefined;
  /** A fact to fill in at once: opens the form (a link from "what to find out"). */
  say?: string | undefined;
};

/** What of a child's file is in view. */
export const childSearch = (raw: RawSearch): ChildSearch =>
  present({
    tab: wordParam(raw, "tab", TABS),
    kind: wordParam(raw, "kind", TIMELINE_KINDS),
    say: textParam(raw, "say"),
  });
