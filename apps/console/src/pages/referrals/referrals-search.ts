import { PARTIES, REFERRAL_KINDS, REFERRAL_VIEWS } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const REFERRAL_TABS = ["list", "statistics"] as const;
const YES = ["yes"] as const;

/** What of the referrals is in view, as the address carries it. The area is the frame's. */
export const referralsSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", REFERRAL_TABS),
    view: wordParam(raw, "view", REFERRAL_VIEWS),
    mine: wordParam(raw, "mine", YES),
    party: wordParam(raw, "party", PARTIES),
    kind: wordParam(raw, "kind", REFERRAL_KINDS),
    from: textParam(raw, "from", 10),
    to: textParam(raw, "to", 10),
    page: numberParam(raw, "page"),
  });
type Parts = ReturnType<typeof referralsSearch>;
/** An undefined part is left out of the address. */
export type ReferralsSearch = { [K in keyof Parts]?: Parts[K] | undefined };
export type ViewProps = { search: ReferralsSearch; onChange: (part: ReferralsSearch) => void };

/** What is done with: replied to, or finished. */
export const doneSearch = (raw: RawSearch) =>
  present({ done: wordParam(raw, "done", YES), page: numberParam(raw, "page") });

/** What a new referral is about. */
export const newReferralSearch = (raw: RawSearch) =>
  present({
    child: textParam(raw, "child", 36),
    item: textParam(raw, "item"),
    intake: textParam(raw, "intake", 36),
    service: textParam(raw, "service", 36),
  });

/** The child a new request is about. */
export const newIntakeSearch = (raw: RawSearch) => present({ child: textParam(raw, "child", 36) });
