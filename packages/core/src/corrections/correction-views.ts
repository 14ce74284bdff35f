// Apart from the schemas: the console's addresses are read before zod is loaded.

/** Why what is due is not what was fixed. `other`: neither facts nor rules changed since. */
export const CAUSE_KINDS = [
  "fact",
  "standard",
  "reading",
  "choice",
  "pack",
  "award",
  "closing",
  "missed",
  "other",
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export const CORRECTION_STATES = ["proposed", "approved", "dismissed", "withdrawn"] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];
/** `arrears`: paid afterwards · `recovery`: taken back. */
export const CORRECTION_KINDS = ["arrears", "recovery"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
