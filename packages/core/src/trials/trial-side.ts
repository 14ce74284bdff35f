import type { AwardSpan } from "../awards/award-spans.ts";
import type { Decided, Deciding } from "../children/deciding.ts";
import { type DueInMonth, dueBy } from "../months/due-in-month.ts";
import type { TrialEffect } from "./trials.schema.ts";

/** What the rules of one side give a child, granted or not: an amount in fen, nothing, or what waits to be settled. */
export type Side = {
  status: DueInMonth["status"];
  class: string | null;
  fen: number | null;
  waits: boolean;
};

/** As if it were granted: whether it is counts apart, so that who would newly qualify is seen. */
const GRANTED: readonly AwardSpan[] = [{ id: "", from: "0000-00", until: null, state: "granted" }];

/** Nobody's: of a file that is not open. */
export const CLOSED: Side = { status: "none", class: null, fen: null, waits: false };

/** What a decision for a day of the month gives. */
export function sideOf(decided: Decided, deciding: Deciding): Side {
  const month = deciding.on.slice(0, 7);
  const { due, why, status } = dueBy(decided, deciding, GRANTED, { month, open: true });
  const { allowance } = decided.decision;
  if (due) return { status, ...due, waits: false };
  // In a class for which no standard is in force: somebody is due an amount that no document gives.
  const isUnpriced = allowance.status === "undefined" && allowance.class !== undefined;
  if (why === "none" && !isUnpriced) return { ...CLOSED, status };
  return { status, class: allowance.class ?? null, fen: null, waits: true };
}

/** Nothing is due by the rules. */
export const isOver = ({ fen, waits }: Side): boolean => fen === null && !waits;

const isSame = (before: Side, after: Side) =>
  before.status === after.status && before.class === after.class && before.fen === after.fen;

/** How one side differs from the other; null where it does not. */
export function effectOf(before: Side, after: Side): TrialEffect | null {
  if (after.waits) return isSame(before, after) ? null : "unsettled";
  if (before.waits) return "settled";
  if (before.fen === null) return after.fen === null ? null : "joined";
  if (after.fen === null) return "left";
  if (after.fen !== before.fen) return after.fen > before.fen ? "more" : "less";
  return after.class === before.class ? null : "reclassed";
}
