import {
  CAUSE_KINDS,
  type CauseKind,
  CORRECTION_KINDS,
  CORRECTION_STATES,
  type CorrectionKind,
  type CorrectionState,
} from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export type CorrectionsSearch = {
  state?: CorrectionState | undefined;
  kind?: CorrectionKind | undefined;
  cause?: CauseKind | undefined;
  month?: string | undefined;
  child?: string | undefined;
  page?: number | undefined;
};

/** Which corrections are in view, and whose drawer stands open. The area is the frame's. */
export const correctionsSearch = (raw: RawSearch): CorrectionsSearch =>
  present({
    state: wordParam(raw, "state", CORRECTION_STATES),
    kind: wordParam(raw, "kind", CORRECTION_KINDS),
    cause: wordParam(raw, "cause", CAUSE_KINDS),
    month: textParam(raw, "month", 7),
    child: textParam(raw, "child", 36),
    page: numberParam(raw, "page"),
  });
