import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

export const AWARD_TABS = ["missing", "awarded", "changes"] as const;
export type AwardTab = (typeof AWARD_TABS)[number];
/** What of a tab is in view: the first of each is what the tab opens with. */
export const MISSING_VIEWS = ["open", "applied"] as const;
export const AWARDED_VIEWS = ["granted", "suspended", "ended"] as const;
export const CHANGE_VIEWS = ["ends", "moves"] as const;
const VIEWS = [...MISSING_VIEWS, ...AWARDED_VIEWS, ...CHANGE_VIEWS] as const;
export type AwardView = (typeof VIEWS)[number];

/** Which awards are in view, as the address carries it. The area is the frame's. */
export const awardsSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", AWARD_TABS),
    view: wordParam(raw, "view", VIEWS),
    page: numberParam(raw, "page"),
  });
