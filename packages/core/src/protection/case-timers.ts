import type { TenantTransaction } from "@tongyou/database";
import type { CivilDate, Facts } from "@tongyou/policy";
import { type Decided, decideMany, decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openFacts, statedOn } from "../facts/facts-on.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { CaseRecordRow } from "./case-record.ts";
import type { ProtectionCase } from "./protection.schema.ts";

/** What somebody who reads the case knows of its child: of other sealed cases only the county's officer does. */
async function factsFor(
  tx: TenantTransaction,
  { staff: { role } }: StaffContext,
  { id, childId, today, decided }: { id: string; childId: string; today: CivilDate; decided: Decided },
): Promise<Facts> {
  if (seesRestricted(role)) return decided.facts;
  const stated = (await statedOn(tx, [childId], today)).get(childId);
  return (stated && openFacts(stated, id)) ?? decided.facts;
}

/**
 * The terms of the pack that run for a child on file, with the day each runs out: they begin with an incident or a
 * parent's status that was assessed. `run`: it has run out, and what follows is to be done.
 */
export async function timersOf(
  tx: TenantTransaction,
  context: StaffContext,
  { id, childId }: CaseRecordRow,
): Promise<ProtectionCase["timers"]> {
  if (childId === null) return [];
  const today = civilDayOf(context.now());
  const deciding = await decidingOn(tx, context, today);
  const decided = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!decided) return [];
  const { policy } = deciding;
  const facts = await factsFor(tx, context, { id, childId, today, decided });
  return policy.prompts(facts, decided.at).flatMap(({ id, kind, title, clauses, due }) => {
    const timer = policy.pack.provisions?.find((one) => one.id === id);
    if (kind !== "timer" || timer?.kind !== "timer" || due === undefined) return [];
    return [{ id, title, does: timer.does, due, run: due <= today, clauses }];
  });
}
