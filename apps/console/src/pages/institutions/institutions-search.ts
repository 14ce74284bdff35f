import { INSTITUTION_STATES } from "@tongyou/core/schemas";
import { present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

/** Which institutions are in view, as the address carries it. The area is the frame's. */
export const institutionsSearch = (raw: RawSearch) =>
  present({
    kind: textParam(raw, "kind", 60),
    state: wordParam(raw, "state", [...INSTITUTION_STATES, "all"] as const),
  });

/** Whose residents are in view. */
export const residentsSearch = (raw: RawSearch) =>
  present({ institution: textParam(raw, "institution", 36) });
