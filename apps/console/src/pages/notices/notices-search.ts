import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

/** Which notifications are in view. */
export const noticesSearch = (raw: RawSearch) =>
  present({ show: wordParam(raw, "show", ["unread"]), page: numberParam(raw, "page") });
