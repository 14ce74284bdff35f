import { CARE_PLAN_VIEWS } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

/** Which plans are in view, as the address carries it. The area is the frame's. */
export const plansSearch = (raw: RawSearch) =>
  present({ view: wordParam(raw, "view", CARE_PLAN_VIEWS), page: numberParam(raw, "page") });
