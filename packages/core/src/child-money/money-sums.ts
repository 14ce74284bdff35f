import type { Award, MoneyItem, MoneyState } from "./child-money.schema.ts";

/** What was due and paid of one thing, in fen; `openFen` is negative where more was paid. */
export type MoneySums = { dueFen: number; paidFen: number; openFen: number };

/**
 * What is due, less what was paid of it. A part of a payment that was left out, or came back, paid nothing.
 * @param returnedFen what the family paid back by itself
 */
export function sumsOf(dueFen: number, items: readonly MoneyItem[], returnedFen = 0): MoneySums {
  const sentFen = items.reduce((sum, { state, fen }) => (state === "paid" ? sum + fen : sum), 0);
  const paidFen = sentFen - returnedFen;
  return { dueFen, paidFen, openFen: dueFen - paidFen };
}

/** Where it stands: what is open, and how far a list has taken it. */
export function stateOf(
  { dueFen, paidFen, openFen }: MoneySums,
  items: readonly MoneyItem[],
  { award, isFixed }: { award: Award; isFixed: boolean },
): MoneyState {
  if (openFen < 0) return "owed";
  if (openFen > 0) {
    if (items.some(({ state, again }) => state === "failed" && again === null)) return "failed";
    return items.some(({ state }) => state === "open") ? "listed" : "waiting";
  }
  if (dueFen !== 0 || paidFen !== 0) return "paid";
  if (isFixed || award === null) return "none";
  return award === "suspended" ? "suspended" : "expected";
}

/** The sum of amounts; null where one of them may not be known. */
export const sumOrNull = (amounts: readonly (number | null)[]): number | null =>
  amounts.reduce<number | null>((sum, fen) => (sum === null || fen === null ? null : sum + fen), 0);
