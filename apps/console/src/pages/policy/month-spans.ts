import type { StandardChild } from "@tongyou/core/schemas";

type Month = StandardChild["months"][number];
/** Months in a row that change alike; amounts in fen a month. */
export type MonthSpan = { first: string; last: string; n: number; before: number; after: number };

const isNext = (month: string, after: string): boolean => {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return count(month) === count(after) + 1;
};

/** The months of a child, in order, folded where months in a row change alike. */
export function spansOf(months: readonly Month[]): MonthSpan[] {
  const spans: MonthSpan[] = [];
  for (const { month, before, after } of months) {
    const last = spans.at(-1);
    if (last && last.before === before && last.after === after && isNext(month, last.last)) {
      last.last = month;
      last.n++;
    } else spans.push({ first: month, last: month, n: 1, before, after });
  }
  return spans;
}
