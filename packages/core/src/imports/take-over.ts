import type { TenantKey } from "@tongyou/database";
import type { CivilDate, FactName } from "@tongyou/policy";
import type { Deciding } from "../children/deciding.ts";
import type { Said, Statement } from "../facts/statement.ts";
import type { Spell } from "../ledger/index.ts";
import { beginningOf } from "./differences.ts";
import type { StoredRow } from "./stored-row.ts";

/** One run of taking a batch over: what all its groups share. */
export type TakeOver = {
  importId: string;
  referenceDate: CivilDate;
  deciding: Deciding;
  key: TenantKey;
  saidBy: string;
  at: Date;
};
type About = Omit<Statement, "said" | "from" | "to">;

/** A row of the batch, opened. */
export type OpenedRow = { row: number; childId: string; content: StoredRow };

/** What every statement of a row says beside its content. */
export const aboutRow = (
  { importId, referenceDate }: TakeOver,
  { row, childId, content }: OpenedRow,
): About => ({
  childId,
  division: content.division,
  evidence: `${referenceDate}台账第${row}行`,
  source: "ledger",
  importId,
});

/**
 * The facts of a row as statements, those with the same days together.
 * @param next for facts already said to change on a later day: that day, which ends what the ledger says
 */
export function statementsOf(
  spells: readonly Spell[],
  about: About,
  referenceDate: CivilDate,
  next: ReadonlyMap<FactName, CivilDate> = new Map(),
): Statement[] {
  const byDays = Map.groupBy(
    spells,
    (spell) => `${beginningOf(spell, referenceDate) ?? ""}|${next.get(spell.name) ?? ""}`,
  );
  return [...byDays].map(([days, said]) => {
    const [from, to] = days.split("|");
    return {
      ...about,
      said: Object.fromEntries(said.map(({ name, value }) => [name, value])) as Said,
      from: from || null,
      to: to || null,
    };
  });
}
