/** Kinds of record of the bureau's own work. */
export const WORK_KINDS = [
  "meeting",
  "supervision",
  "inspection",
  "activity",
  "venue",
  "workPlan",
  "campaign",
  "notice",
  "other",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** `open`: something is still to be done · `late`: and its day has passed. */
export const WORK_STATES = ["open", "late", "voided"] as const;
export type WorkState = (typeof WORK_STATES)[number];
