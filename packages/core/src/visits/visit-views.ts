// Apart from the schemas: the console's addresses are read before zod is loaded.

/** When the next visit falls: overdue · due until the end of this month · later · nobody said how often. */
export const PLAN_VIEWS = ["overdue", "due", "later", "unset"] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];
export const DONE_VIEWS = ["all", "toCheck", "wrong", "concern"] as const;
