import { POST_ROLES, REGISTER_VIEWS, TRAINING_VIEWS } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const PEOPLE_TABS = ["register", "coverage", "responsibility", "trainings", "handovers"] as const;

/** What of the register is in view, as the address carries it. The area is the frame's. */
export const peopleSearch = (raw: RawSearch) =>
  present({
    tab: wordParam(raw, "tab", PEOPLE_TABS),
    view: wordParam(raw, "view", REGISTER_VIEWS),
    role: wordParam(raw, "role", POST_ROLES),
    q: textParam(raw, "q", 40),
    gaps: wordParam(raw, "gaps", ["only"]),
    rule: textParam(raw, "rule", 60),
    training: wordParam(raw, "training", TRAINING_VIEWS),
    page: numberParam(raw, "page"),
  });
type Parts = ReturnType<typeof peopleSearch>;
/** An undefined part is left out of the address. */
export type PeopleSearch = { [K in keyof Parts]?: Parts[K] | undefined };
export type ViewProps = { search: PeopleSearch; onChange: (part: PeopleSearch) => void };
