import type { TenantKey } from "@tongyou/database";
import type { CivilDate, FactName } from "@tongyou/policy";
import type { Deciding } from "../children/deciding.ts";
import { FOR_EVER, type SaidByDay, type Statement } from "../facts/statement.ts";
import type { Spell } from "../ledger/index.ts";
import { beginningOf } from "./differences.ts";
import type { GroupRow } from "./group-content.ts";

/** One run of taking a batch over: what all its groups share. */
export type TakeOver = {
  importId: string;
  referenceDate: CivilDate;
  deciding: Deciding;
  key: TenantKey;
  saidBy: string;
  at: Date;
};
type About = Omit<Statement, "said" | "to">;

/** What every statement of a row says beside its content. */
export const aboutRow = (
  { importId, referenceDate }: TakeOver,
  { row, childId, division }: GroupRow,
): About => ({
  childId,
  division,
  evidence: `${referenceDate}台账第${row}行`,
  source: "ledger",
  importId,
});

/** Facts by the first day each holds. */
function saidByDay(spells: readonly Spell[], referenceDate: CivilDate): SaidByDay {
  const said: Record<string, Record<string, unknown>> = {};
  for (const spell of spells) {
    const day = beginningOf(spell, referenceDate) ?? FOR_EVER;
    said[day] ??= {};
    said[day][spell.name] = spell.value;
  }
  return said as SaidByDay;
}

const NONE: ReadonlyMap<FactName, CivilDate> = new Map();

/**
 * The facts of a row as statements: one, and one more for each day that ends some of them.
 * @param next for facts already said to change on a later day: that day, which ends what the ledger says
 */
export function statementsOf(
  spells: readonly Spell[],
  about: About,
  referenceDate: CivilDate,
  next: ReadonlyMap<FactName, CivilDate> = NONE,
): Statement[] {
  if (spells.length === 0) return [];
  if (next.size === 0) return [{ ...about, said: saidByDay(spells, referenceDate) }];
  const byEnd = Map.groupBy(spells, (spell) => next.get(spell.name) ?? null);
  return [...byEnd].map(([to, some]) => ({ ...about, said: saidByDay(some, referenceDate), to }));
}
