import type { TrialCounted, TrialGroup } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const COUNTED = ["awarded", "all"] as const satisfies readonly TrialCounted[];
export const TRIAL_FILTERS = [
  "all",
  "gain",
  "loss",
  "settled",
  "unsettled",
  "reclassed",
] as const satisfies readonly TrialGroup[];
/** Trials side by side on a page. */
export const MOST_COMPARED = 4;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const code = (raw: RawSearch, key: string): string | undefined => {
  const text = textParam(raw, key, 12);
  return text && /^\d{12}$/.test(text) ? text : undefined;
};
const id = (raw: RawSearch, key: string): string | undefined => {
  const text = textParam(raw, key, 36);
  return text && ID.test(text) ? text : undefined;
};

/** What is looked at of a trial: whom it counts, the place in view, and which children are listed. */
export const trialSearch = (raw: RawSearch) =>
  present({
    counted: wordParam(raw, "counted", COUNTED),
    place: code(raw, "place"),
    filter: wordParam(raw, "filter", TRIAL_FILTERS),
    class: textParam(raw, "class"),
    page: numberParam(raw, "page"),
  });
export type TrialSearch = ReturnType<typeof trialSearch>;

/** `from`: the trial whose changes a new one begins with. */
export const newTrialSearch = (raw: RawSearch) => present({ from: id(raw, "from") });

/** The trials side by side, as ids with commas between, and whom their figures count. */
export function compareSearch(raw: RawSearch) {
  const text = textParam(raw, "ids", 37 * MOST_COMPARED) ?? "";
  const ids = new Set(text.split(",").filter((one) => ID.test(one)));
  return present({
    ids: ids.size > 0 ? [...ids].slice(0, MOST_COMPARED).join(",") : undefined,
    counted: wordParam(raw, "counted", COUNTED),
  });
}
