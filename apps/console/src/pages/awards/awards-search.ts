import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const AWARD_TABS = ["missing", "awarded", "changes", "acts"] as const;
export type AwardTab = (typeof AWARD_TABS)[number];
/** What of a tab is in view: the first of each is what the tab opens with. */
export const MISSING_VIEWS = ["open", "applied"] as const;
export const AWARDED_VIEWS = ["granted", "suspended", "ended"] as const;
export const CHANGE_VIEWS = ["ends", "moves"] as const;
export const ACT_VIEWS = ["all", "suspend", "resume", "end"] as const;
const VIEWS = [...MISSING_VIEWS, ...AWARDED_VIEWS, ...CHANGE_VIEWS, ...ACT_VIEWS] as const;
export type AwardView = (typeof VIEWS)[number];

/** Which awards are in view, as the address carries it; `from`, `to`: days of acts. The area is the frame's. */
export const awardsSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", AWARD_TABS),
    view: wordParam(raw, "view", VIEWS),
    from: textParam(raw, "from", 10),
    to: textParam(raw, "to", 10),
    page: numberParam(raw, "page"),
  });
