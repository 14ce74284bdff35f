import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth } from "@tongyou/policy";
import { isAwarded } from "../awards/award-spans.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { type DueInMonth, dueInMonth } from "../months/due-in-month.ts";
import type { MonthScope } from "../months/month-children.ts";
import type { Replay } from "./replays.ts";

/** What a child is due for a past month less what was settled, in fen. */
export type Difference = {
  childId: string;
  division: string;
  month: CivilMonth;
  class: string;
  paidClass: string | null;
  fen: number;
  paidFen: number;
  dueFen: number;
};
/** A month decided again: what is due now; `null` where nobody can say before a fact is known or a person has decided. */
export type Replayed = Replay & { now: DueInMonth; due: { class: string | null; fen: number } | null };

const NOTHING = { class: null, fen: 0 };

/**
 * Children whose month was paid although nobody had awarded it then either: lines from before awards were kept. What
 * did not rest on an award is not taken back for want of one.
 */
async function paidWithoutAward(
  tx: TenantTransaction,
  { benefit, month }: MonthScope,
  replays: readonly (Replay & { now: DueInMonth })[],
): Promise<Set<string>> {
  const open = replays.filter(
    ({ settled, now }) => settled.lined && now.why === "unawarded" && now.since === null,
  );
  const found = new Set<string>();
  for (const [at, group] of Map.groupBy(open, ({ settled }) => settled.knownAt.getTime())) {
    const ids = group.map(({ child }) => child.id);
    const spans = await awardsOf(tx, benefit, ids, new Date(at));
    for (const id of ids) if (!isAwarded(spans.get(id) ?? [], month)) found.add(id);
  }
  return found;
}

function dueNow(now: DueInMonth, byLine: boolean): Replayed["due"] {
  if (now.due) return now.due;
  if (now.why === "needs" || now.why === "choice" || now.why === "review") return null;
  const { class: rate, fen } = now.decided.decision.allowance;
  return byLine && rate !== undefined && fen !== undefined ? { class: rate, fen } : NOTHING;
}

/** Decides months of children again, by the law of then and what is known now. */
export async function replay(
  tx: TenantTransaction,
  scope: MonthScope,
  replays: readonly Replay[],
): Promise<Replayed[]> {
  if (replays.length === 0) return [];
  const ids = replays.map(({ child }) => child.id);
  const due = await dueInMonth(tx, scope, ids);
  const decided = replays.flatMap((one) => {
    const now = due.get(one.child.id);
    return now ? [{ ...one, now }] : [];
  });
  const byLine = await paidWithoutAward(tx, scope, decided);
  return decided.map((one) => ({ ...one, due: dueNow(one.now, byLine.has(one.child.id)) }));
}

/** The difference of a month decided again; undefined where there is none, or nobody can say. */
export function differenceOf({ child, settled, due }: Replayed, month: CivilMonth): Difference | undefined {
  const rate = due?.class ?? settled.class;
  if (due === null || due.fen === settled.fen || rate === null) return undefined;
  return {
    childId: child.id,
    division: child.division,
    month,
    class: rate,
    paidClass: settled.class,
    fen: due.fen - settled.fen,
    paidFen: settled.fen,
    dueFen: due.fen,
  };
}
