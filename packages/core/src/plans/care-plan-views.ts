// Apart from the schemas: the console's addresses are read before zod is loaded.

export const CARE_PLAN_VIEWS = ["missing", "review", "current"] as const;
export type CarePlanView = (typeof CARE_PLAN_VIEWS)[number];
