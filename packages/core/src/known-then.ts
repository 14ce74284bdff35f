import { type AnyColumn, and, gt, isNull, lte, or, type SQL } from "drizzle-orm";

/** When a row was written, and when another took its place. */
type Lifetime = { written: AnyColumn; supersededAt: AnyColumn };

/**
 * Rows the system had at an instant; without one, those it has now. The one rule for all that a decision rests on:
 * facts, entered standards, readings and choices.
 */
export function knownThen({ written, supersededAt }: Lifetime, knownAt: Date | undefined): SQL | undefined {
  if (!knownAt) return isNull(supersededAt);
  return and(lte(written, knownAt), or(isNull(supersededAt), gt(supersededAt, knownAt)));
}
