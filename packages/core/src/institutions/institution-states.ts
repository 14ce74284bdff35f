// Apart from the schemas: the console's addresses are read before zod is loaded.

export const INSTITUTION_STATES = ["open", "converting", "closed"] as const;
export type InstitutionState = (typeof INSTITUTION_STATES)[number];
