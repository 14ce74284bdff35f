import { sql } from "drizzle-orm";

/**
 * Whether a row of `child` was ever awarded something. A scalar subquery, which the planner asks of each child it reads:
 * of an EXISTS it may read all awards of the bureau first, and a job that goes on by pages would do so with every page.
 */
export const EVER_AWARDED = sql<boolean>`coalesce((SELECT true FROM award a WHERE a.child_id = child.id LIMIT 1), false)`;

/** The same, or paid. */
export const EVER_PAID = sql<boolean>`coalesce((SELECT true FROM award a WHERE a.child_id = child.id LIMIT 1),
  (SELECT true FROM benefit_line l WHERE l.child_id = child.id LIMIT 1), false)`;
