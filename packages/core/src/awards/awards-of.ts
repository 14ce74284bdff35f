import type { TenantTransaction } from "@tongyou/database";
import { award } from "@tongyou/database/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import { knownThen } from "../known-then.ts";
import type { AwardSpan } from "./award-spans.ts";

export const AWARD_LIFE = { written: award.decidedAt, supersededAt: award.supersededAt };

/**
 * The spans of months for which a benefit is awarded to these children, each child's in order; nobody else is in the
 * answer. `knownAt`: as they had been decided at that instant.
 */
export async function awardsOf(
  tx: TenantTransaction,
  benefit: string,
  ids: readonly string[],
  knownAt?: Date,
): Promise<Map<string, AwardSpan[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: award.id,
      childId: award.childId,
      from: award.fromMonth,
      until: award.untilMonth,
      state: award.state,
    })
    .from(award)
    .where(
      and(
        sql`${award.childId} = ANY(${sql.param(ids)}::uuid[])`,
        eq(award.benefit, benefit),
        knownThen(AWARD_LIFE, knownAt),
      ),
    )
    .orderBy(asc(award.fromMonth));
  const found = new Map<string, AwardSpan[]>();
  for (const { childId, ...span } of rows) {
    const spans = found.get(childId);
    if (spans) spans.push(span);
    else found.set(childId, [span]);
  }
  return found;
}
