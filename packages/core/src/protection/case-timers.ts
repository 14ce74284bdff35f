import type { TenantTransaction } from "@tongyou/database";
import { decideMany, decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { ProtectionCase } from "./protection.schema.ts";

/**
 * The terms of the pack that run for a child on file, with the day each runs out: they begin with an incident or a
 * parent's status that was assessed. `run`: it has run out, and what follows is to be done.
 */
export async function timersOf(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string | null,
): Promise<ProtectionCase["timers"]> {
  if (childId === null) return [];
  const today = civilDayOf(context.now());
  const deciding = await decidingOn(tx, context, today);
  const decided = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!decided) return [];
  const { policy } = deciding;
  return policy.prompts(decided.facts, decided.at).flatMap(({ id, kind, title, clauses, due }) => {
    const timer = policy.pack.provisions?.find((one) => one.id === id);
    if (kind !== "timer" || timer?.kind !== "timer" || due === undefined) return [];
    return [{ id, title, does: timer.does, due, run: due <= today, clauses }];
  });
}
