import type { TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import type { CivilDate, Facts } from "@tongyou/policy";
import { and, asc, gt, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { knownThen } from "../known-then.ts";
import { CONTACT, SAID_ORDER, type SaidByDay } from "./statement.ts";

/** When a statement was recorded and superseded. */
export const STATEMENT_LIFE = { written: fact.recordedAt, supersededAt: fact.supersededAt };

/** `column = ANY(ids)` with one parameter however many there are. */
export const ofChildren = (ids: readonly string[]): SQL =>
  sql`${fact.childId} = ANY(${sql.param(ids)}::uuid[])`;

/**
 * What was known about each child for a civil day, in the vocabulary of the policy: absent is unknown.
 * `knownAt` asks what the system knew at that instant. A child without statements has empty facts.
 */
export async function factsOn(
  tx: TenantTransaction,
  ids: readonly string[],
  on: CivilDate,
  knownAt?: Date,
): Promise<Map<string, Facts>> {
  const found = new Map<string, Record<string, unknown>>(ids.map((id) => [id, {}]));
  if (ids.length === 0) return found;
  const rows = await tx
    .select({ childId: fact.childId, value: fact.value })
    .from(fact)
    .where(
      and(
        ofChildren(ids),
        ne(fact.name, CONTACT),
        knownThen(STATEMENT_LIFE, knownAt),
        or(isNull(fact.validFrom), lte(fact.validFrom, on)),
        or(isNull(fact.validTo), gt(fact.validTo, on)),
      ),
    )
    .orderBy(...SAID_ORDER.map((column) => asc(column)));
  for (const row of rows) {
    const facts = found.get(row.childId);
    if (!facts) continue;
    for (const [day, said] of Object.entries(row.value as SaidByDay)) {
      if (day > on) continue;
      for (const [name, value] of Object.entries(said)) {
        if (value === null) delete facts[name];
        else facts[name] = value;
      }
    }
  }
  return found;
}
