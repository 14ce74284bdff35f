import { WORK_KINDS, WORK_STATES } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const WORK_TABS = ["list", "due"] as const;

/** What of the bureau's work is in view, as the address carries it; `answer`: a demand to write a record for. */
export const workSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", WORK_TABS),
    kind: wordParam(raw, "kind", WORK_KINDS),
    state: wordParam(raw, "state", WORK_STATES),
    from: textParam(raw, "from", 10),
    to: textParam(raw, "to", 10),
    answer: textParam(raw, "answer", 80),
    page: numberParam(raw, "page"),
  });
type Parts = ReturnType<typeof workSearch>;
/** An undefined part is left out of the address. */
export type WorkSearch = { [K in keyof Parts]?: Parts[K] | undefined };
