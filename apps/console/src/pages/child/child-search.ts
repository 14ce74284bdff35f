import { isCivilDate, TIMELINE_KINDS, type TimelineKind } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const TABS = ["overview", "timeline", "benefits", "casework"] as const;

export type ChildSearch = {
  tab?: (typeof TABS)[number] | undefined;
  /** `access`: who looked at and changed the file, instead of what happened. */
  view?: "access" | undefined;
  /** Of the timeline: kinds, days (both included) and page. */
  kinds?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
  /** A fact to fill in at once: opens the form (a link from "what to find out"). */
  say?: string | undefined;
};

/** Kinds as the address carries them, `fact,visit`; those there are not are left out. */
export const kindsIn = (text: string | undefined): TimelineKind[] => {
  const words = (text ?? "").split(",");
  return TIMELINE_KINDS.filter((kind) => words.includes(kind));
};

function dayParam(raw: RawSearch, key: string): string | undefined {
  const day = textParam(raw, key);
  return day !== undefined && isCivilDate(day) ? day : undefined;
}

/** What of a child's file is in view. */
export const childSearch = (raw: RawSearch): ChildSearch =>
  present({
    tab: wordParam(raw, "tab", TABS),
    view: wordParam(raw, "view", ["access"]),
    kinds: kindsIn(textParam(raw, "kinds", 400)).join(",") || undefined,
    from: dayParam(raw, "from"),
    to: dayParam(raw, "to"),
    page: numberParam(raw, "page"),
    say: textParam(raw, "say"),
  });
