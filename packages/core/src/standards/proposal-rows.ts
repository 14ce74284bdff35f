import type { TenantTransaction } from "@tongyou/database";
import { addMonths, type CivilDate } from "@tongyou/policy";
import type { Parameter, Policy } from "@tongyou/policy/engine";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { ProposalRow } from "./gazette.schema.ts";
import { type Choices, choicesOf, readEntries } from "./load-standards.ts";

/** What the bureau entered, and the readings it takes today: on these every proposal rests, whatever its day. */
export const choicesToday = async (
  tx: TenantTransaction,
  context: StaffContext,
  { pack }: Policy,
): Promise<Choices> => choicesOf(pack, await readEntries(tx), civilDayOf(context.now()));

/** What the formula gives for a value that begins on a day; null where the pack has no formula for it. */
export function proposalRow(
  policy: Policy,
  parameter: string,
  from: CivilDate,
  choices: Choices,
): ProposalRow | null {
  const found = policy.propose(parameter, from, choices);
  if (!found) return null;
  const { fen = null, working, missing, gazetted = null } = found;
  return { from: found.from, value: fen, working: [...working], missing: [...missing], gazetted };
}

/**
 * The formula's proposals for a parameter: for the day a year after the newest value begins, which is the next to be
 * gazetted, and for that newest value itself, to compare. Without any value, for the formula's own first day.
 */
export function proposalRows(
  policy: Policy,
  parameter: Parameter,
  newest: CivilDate | undefined,
  choices: Choices,
): ProposalRow[] {
  const own = policy.pack.proposals.find((one) => one.parameter === parameter.id);
  if (!own) return [];
  const days = newest === undefined ? [own.from] : [addMonths(newest, 12), newest];
  return days.flatMap((day) => proposalRow(policy, parameter.id, day, choices) ?? []);
}
