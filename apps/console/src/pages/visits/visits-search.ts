import { DONE_VIEWS, PLAN_VIEWS } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const VISIT_TABS = ["plans", "done", "verification"] as const;

/** What of the visits is in view, as the address carries it. The area is the frame's. */
export const visitsSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", VISIT_TABS),
    view: wordParam(raw, "view", PLAN_VIEWS),
    mine: wordParam(raw, "mine", ["yes"] as const),
    filter: wordParam(raw, "filter", DONE_VIEWS),
    from: textParam(raw, "from", 10),
    to: textParam(raw, "to", 10),
    page: numberParam(raw, "page"),
  });
type Parts = ReturnType<typeof visitsSearch>;
/** An undefined part is left out of the address. */
export type VisitsSearch = { [K in keyof Parts]?: Parts[K] | undefined };

/** The child a new visit is made to. */
export const newVisitSearch = (raw: RawSearch) => present({ child: textParam(raw, "child", 36) });
