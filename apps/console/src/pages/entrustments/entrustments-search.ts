import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const ENTRUSTMENT_VIEWS = ["missing", "waiting", "ending", "running"] as const;

/** Which entrustments are in view, as the address carries it. The area is the frame's. */
export const entrustmentsSearch = (raw: RawSearch) =>
  present({ view: wordParam(raw, "view", ENTRUSTMENT_VIEWS), page: numberParam(raw, "page") });

/** The child an entrustment is filled in for. */
export const newEntrustmentSearch = (raw: RawSearch) => present({ child: textParam(raw, "child", 36) });
