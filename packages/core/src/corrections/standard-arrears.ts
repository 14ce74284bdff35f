import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth } from "@tongyou/policy";
import type { StaffContext } from "../context.ts";
import { SIGNIFICANT } from "../divisions/index.ts";
import type { MonthScope } from "../months/month-children.ts";
import { filesOf } from "../months/month-files.ts";
import type { NewStandard } from "../standards/gazette.schema.ts";
import { withValue } from "../standards/with-value.ts";
import type { TrialScope } from "../trials/trial-scope.ts";
import { weighChildren } from "../trials/weigh-children.ts";
import { type PastMonth, pastMonths, runAt } from "./past-months.ts";

/** One past month of one child: what it gives without and with an entry, in fen; `class`: with it. */
export type MonthEffect = { month: CivilMonth; class: string; before: number; after: number };
/** What an entry changes for one child, in the order of the months. */
export type ChildEffect = { childId: string; division: string; months: MonthEffect[] };

/** A month that is fixed somewhere in the bureau, without and with an entry. */
export type MonthUnder = TrialScope & { past: PastMonth };

/** The fixed months that an entry reaches back to, as they are known at an instant, without and with it. */
export async function scopesUnder(
  tx: TenantTransaction,
  context: StaffContext,
  { parameter, validFrom, value }: NewStandard,
  knownAt: Date,
): Promise<MonthUnder[]> {
  const { division } = context.tenant;
  const entered = { from: validFrom, fen: value, source: "" };
  const months = await pastMonths(tx, context, division, { from: validFrom.slice(0, 7) });
  return months.map((past) => {
    const { deciding, first, ...month } = past.scope;
    const sideOf = (of: (standards: typeof deciding.standards) => typeof deciding.standards): MonthScope => {
      const known = (rules: typeof deciding) => ({ ...rules, knownAt, standards: of(rules.standards) });
      return { ...month, division, deciding: known(deciding), ...(first && { first: known(first) }) };
    };
    return {
      past,
      before: sideOf((standards) => standards),
      after: sideOf((standards) => withValue(standards, parameter, entered)),
    };
  });
}

/**
 * What an entry changes for the months that are fixed for children and in which they are awarded the allowance, beside
 * whatever else is open of them; children for whom it changes nothing are left out, as are months for which nobody can
 * say. Stores nothing.
 */
export async function effectsOn(
  tx: TenantTransaction,
  scopes: readonly MonthUnder[],
  ids: readonly string[],
): Promise<ChildEffect[]> {
  const found = new Map<string, ChildEffect>();
  for (const scope of scopes) {
    const { month } = scope.before;
    const files = await filesOf(tx, scope.before, ids);
    for (const { childId, division, awarded, before, after } of await weighChildren(tx, scope, files)) {
      const rate = after.class ?? before.class;
      const [was, is] = [before.fen ?? 0, after.fen ?? 0];
      if (!awarded || after.waits || rate === null || was === is || !runAt(scope.past, division)) continue;
      const effect = found.get(childId) ?? { childId, division, months: [] };
      found.set(childId, effect);
      effect.months.push({ month, class: rate, before: was, after: is });
    }
  }
  return [...found.values()];
}

/** Children and fen. */
type Sum = [number, number];
/** Sums on the way; plain data and short, so that a job keeps it between its steps. Places are towns. */
export type ArrearsSums = {
  all: Sum;
  months: Record<string, Sum>;
  classes: Record<string, Sum>;
  places: Record<string, Sum>;
};

export const noArrears = (): ArrearsSums => ({ all: [0, 0], months: {}, classes: {}, places: {} });

const TOWN = SIGNIFICANT[4];

function add(sums: Record<string, Sum>, key: string, fen: number): void {
  sums[key] ??= [0, 0];
  sums[key][0]++;
  sums[key][1] += fen;
}

/** Counts children in: in each month, class and place once. */
export function addEffects(sums: ArrearsSums, effects: readonly ChildEffect[]): void {
  for (const { division, months } of effects) {
    const fen = months.reduce((sum, { before, after }) => sum + after - before, 0);
    sums.all[0]++;
    sums.all[1] += fen;
    add(sums.places, division.slice(0, TOWN), fen);
    for (const { month, before, after } of months) add(sums.months, month, after - before);
    for (const [rate, ofClass] of Map.groupBy(months, (one) => one.class))
      add(
        sums.classes,
        rate,
        ofClass.reduce((sum, { before, after }) => sum + after - before, 0),
      );
  }
}
