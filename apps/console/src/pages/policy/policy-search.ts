import { present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const BECAME = ["encoded", "manual", "informational", "superseded"] as const;

/** The chosen clause, the right-hand view and the filters of the policy book. */
export function policySearch(raw: RawSearch) {
  return present({
    clause: textParam(raw, "clause", 40),
    view: wordParam(raw, "view", ["clause", "standards", "readings", "try"]),
    parameter: textParam(raw, "parameter"),
    became: wordParam(raw, "became", BECAME),
    kind: textParam(raw, "kind"),
    section: textParam(raw, "section"),
    q: textParam(raw, "q"),
  });
}

export type PolicySearch = ReturnType<typeof policySearch>;
