import type { TenantKey } from "@tongyou/database";
import type { CivilDate, FactName } from "@tongyou/policy";
import type { Deciding } from "../children/deciding.ts";
import type { SaidByDay, Statement } from "../facts/statement.ts";
import type { VisitCadences } from "../visits/visit-cadences.ts";
import type { GroupRow } from "./group-content.ts";

/** One run of taking a batch over: what all its groups share. */
export type TakeOver = {
  importId: string;
  referenceDate: CivilDate;
  deciding: Deciding;
  /** The rules of the ledger's day: who is decided by them is confirmed by it. */
  confirming: Deciding;
  cadences: VisitCadences;
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

const NONE: ReadonlyMap<FactName, CivilDate> = new Map();

/** Those of the facts that `keep` names. */
function filtered(said: SaidByDay, keep: (name: FactName) => boolean): SaidByDay {
  const days = Object.entries(said).map(([day, facts]) => {
    const kept = Object.entries(facts).filter(([name]) => keep(name as FactName));
    return [day, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(days.filter(([, facts]) => Object.keys(facts).length > 0));
}

/**
 * What a row says of some facts as statements: one, and one more for each day that ends some of them.
 * @param next for facts already said to change on a later day: that day, which ends what the ledger says
 */
export function statementsOf(
  said: SaidByDay,
  facts: ReadonlySet<FactName>,
  about: About,
  next: ReadonlyMap<FactName, CivilDate> = NONE,
): Statement[] {
  const ends = new Set([...facts].map((name) => next.get(name) ?? null));
  return [...ends].map((to) => ({
    ...about,
    said: filtered(said, (name) => facts.has(name) && (next.get(name) ?? null) === to),
    to,
  }));
}
