import type { TenantTransaction } from "@tongyou/database";
import { choice } from "@tongyou/database/schema";
import type { CivilDate, Decision, Facts, Receipt } from "@tongyou/policy";
import type { At, HumanChoices, Policy, Readings, Standards } from "@tongyou/policy/engine";
import { and, asc, lte, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { openFacts, type Stated, statedOn } from "../facts/facts-on.ts";
import { knownThen } from "../known-then.ts";
import { choicesOf, type Entry, readEntries } from "../standards/load-standards.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { workingDay } from "./working-day.ts";

/** All that a decision needs beside the child's own facts and choices; with `knownAt`, as the system knew it then. */
export type Deciding = {
  policy: Policy;
  on: CivilDate;
  standards: Standards;
  readings: Readings;
  knownAt?: Date;
};
/** `open`: the facts without what sealed cases say, where one says anything. */
export type Decided = { facts: Facts; open?: Facts; at: At; decision: Decision };

/**
 * The policy in force on a day, with the entered standards and readings; without a day, the working day. `knownAt`:
 * standards and readings as they had been entered at that instant.
 */
export async function decidingOn(
  tx: TenantTransaction,
  context: StaffContext,
  on?: CivilDate,
  knownAt?: Date,
): Promise<Deciding> {
  const [day, entries] = await Promise.all([on ?? workingDay(tx, context), readEntries(tx, knownAt)]);
  const { id, hash } = tenantPackOn(context.tenant, day);
  return decidingFrom(entries, context.packs.get(id, hash), day, knownAt);
}

/** A given policy with what the bureau entered for a day: the one in force, or one that is offered. */
export async function decidingBy(
  tx: TenantTransaction,
  policy: Policy,
  day: CivilDate,
  knownAt?: Date,
): Promise<Deciding> {
  return decidingFrom(await readEntries(tx, knownAt), policy, day, knownAt);
}

const decidingFrom = (
  entries: readonly Entry[],
  policy: Policy,
  day: CivilDate,
  knownAt?: Date,
): Deciding => ({
  policy,
  on: day,
  ...choicesOf(policy.pack, entries, day),
  ...(knownAt && { knownAt }),
});

const CHOICE_LIFE = { written: choice.at, supersededAt: choice.supersededAt };

/** What named people decided for these children, in force in a month; the newest month wins. `knownAt`: decided by then. */
export async function choicesFor(
  tx: TenantTransaction,
  ids: readonly string[],
  month: string,
  knownAt?: Date,
): Promise<Map<string, HumanChoices>> {
  const found = new Map<string, Record<string, string>>();
  if (ids.length === 0) return found;
  const rows = await tx
    .select({ childId: choice.childId, clause: choice.clause, chosen: choice.chosen })
    .from(choice)
    .where(
      and(
        sql`${choice.childId} = ANY(${sql.param(ids)}::uuid[])`,
        knownThen(CHOICE_LIFE, knownAt),
        lte(choice.fromMonth, month),
      ),
    )
    .orderBy(asc(choice.fromMonth));
  for (const row of rows) found.set(row.childId, { ...found.get(row.childId), [row.clause]: row.chosen });
  return found;
}

/** Decides one child whose facts are at hand. */
export function decideFacts(
  { policy, on, standards, readings }: Deciding,
  stated: Stated | undefined,
  choices: HumanChoices | undefined,
): Decided {
  const at: At = { on, standards, readings, ...(choices ? { choices } : {}) };
  const { facts } = stated ?? { facts: {} };
  const open = stated && openFacts(stated);
  return { facts, ...(open && { open }), at, decision: policy.decide(facts, at) };
}

/** What is kept of a decision, to replay and prove it. `knownAt`: the instant of what the system knew. */
export const receiptOf = (policy: Policy, { facts, at, decision }: Decided, knownAt: Date): Receipt =>
  policy.receipt(facts, at, decision, knownAt.toISOString());

/** Decides children on the day, from what is known now, or was known when `deciding` says. */
export async function decideMany(
  tx: TenantTransaction,
  deciding: Deciding,
  ids: readonly string[],
): Promise<Map<string, Decided>> {
  const [stated, choices] = await Promise.all([
    statedOn(tx, ids, deciding.on, deciding.knownAt),
    choicesFor(tx, ids, deciding.on.slice(0, 7), deciding.knownAt),
  ]);
  return new Map(ids.map((id) => [id, decideFacts(deciding, stated.get(id), choices.get(id))]));
}
