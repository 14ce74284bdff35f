import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const APPLICATION_VIEWS = ["open", "mine", "late", "granted", "refused", "withdrawn"] as const;
export type ApplicationView = (typeof APPLICATION_VIEWS)[number];

/** Which applications are in view, as the address carries it. The area is the frame's. */
export const applicationsSearch = (raw: RawSearch) =>
  present({
    view: wordParam(raw, "view", APPLICATION_VIEWS),
    stage: textParam(raw, "stage", 80),
    page: numberParam(raw, "page"),
  });
