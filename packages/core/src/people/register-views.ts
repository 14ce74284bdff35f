// Apart from the schemas: the console's addresses are read before zod is loaded.

/** Who can answer for a place: those who do the daily work, and the cadres a document makes responsible. */
export const POST_ROLES = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyGovernment",
  "department.other",
  "townGovernment",
] as const;
export type PostRole = (typeof POST_ROLES)[number];

/** In post · in the register without a post · left every post. */
export const REGISTER_VIEWS = ["inPost", "waiting", "left"] as const;
/** Overdue · due in the period under way · never trained. */
export const TRAINING_VIEWS = ["overdue", "due", "done"] as const;

/** Whose accounts can cover another place for a time: those that are for one village or one town. */
export const COVER_ROLES = ["villageWorker", "townSupervisor", "townSocialWorker"] as const;
export type CoverRole = (typeof COVER_ROLES)[number];
