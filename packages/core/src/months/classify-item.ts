import type { Decision } from "@tongyou/policy";
import type { DueInMonth } from "./due-in-month.ts";
import type { MonthItem, MonthTotals } from "./months.schema.ts";

export type Paid = { class: string; fen: number };
/** One child of a month: what is due now against what was paid in the month compared with. */
export type ItemOutcome = {
  change: MonthItem["change"];
  status: Decision["allowance"]["status"];
  class: string | null;
  /** Integer fen; only where it is due. */
  fen: number | null;
  previous: Paid | undefined;
};

/** What is due against what was paid before. */
export function outcomeOf(found: DueInMonth, previous: Paid | undefined): ItemOutcome {
  const base = { status: found.status, class: found.class, previous };
  if (found.due) {
    const { class: rate, fen } = found.due;
    const same = previous?.class === rate && previous.fen === fen;
    return { ...base, change: previous ? (same ? "unchanged" : "changed") : "new", fen };
  }
  if (found.why === "closed" || found.why === "none")
    return { ...base, change: previous ? "stopped" : "none", fen: null };
  return { ...base, change: found.why, fen: null };
}

/** Sums on the way, by class id. Plain data: a job keeps them between its steps. */
export type Sums = Omit<MonthTotals, "byClass"> & {
  byClass: Record<string, { children: number; fen: number }>;
};

/** No child in any state. */
export const noCounts = (): MonthTotals["counts"] => ({
  new: 0,
  stopped: 0,
  changed: 0,
  unchanged: 0,
  unawarded: 0,
  suspended: 0,
  needs: 0,
  choice: 0,
  review: 0,
  none: 0,
});

/** Nothing counted yet. */
export const noSums = (): Sums => ({
  children: 0,
  paid: 0,
  fen: 0,
  previousFen: 0,
  joinedFen: 0,
  leftFen: 0,
  changedFen: 0,
  counts: noCounts(),
  byClass: {},
  alreadyFixed: 0,
});

/** Counts one child in. Who is not paid this month counts as left in money, whatever the reason. */
export function addOutcome(sums: Sums, { change, class: rate, fen, previous }: ItemOutcome): void {
  const before = previous?.fen ?? 0;
  sums.children++;
  sums.counts[change]++;
  sums.previousFen += before;
  if (fen === null) {
    sums.leftFen -= before;
    return;
  }
  sums.paid++;
  sums.fen += fen;
  if (previous) sums.changedFen += fen - before;
  else sums.joinedFen += fen;
  const known = sums.byClass[rate ?? ""] ?? { children: 0, fen: 0 };
  sums.byClass[rate ?? ""] = { children: known.children + 1, fen: known.fen + fen };
}

/** The sums as a run keeps them; classes in the order the policy tries them. */
export const totalsOf = (
  sums: Sums,
  classes: readonly { id: string; title: { zh: string; en: string } }[],
): MonthTotals => ({
  ...sums,
  byClass: classes.flatMap(({ id, title }) => {
    const found = sums.byClass[id];
    return found ? [{ class: id, name: title, ...found }] : [];
  }),
});
