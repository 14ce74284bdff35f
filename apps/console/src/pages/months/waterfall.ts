import type { MonthTotals } from "@tongyou/core/schemas";

export type Bar = {
  key: "last" | "joined" | "left" | "changed" | "now";
  fen: number;
  low: number;
  high: number;
};

/** The bars from last month's total to this month's; each step hangs where the one before ended. Integer fen. */
export function waterfallOf(totals: MonthTotals): Bar[] {
  const { previousFen, joinedFen, leftFen, changedFen, fen } = totals;
  const bars: Bar[] = [{ key: "last", fen: previousFen, low: 0, high: previousFen }];
  let level = previousFen;
  const steps = [
    ["joined", joinedFen],
    ["left", leftFen],
    ["changed", changedFen],
  ] as const;
  for (const [key, step] of steps) {
    bars.push({ key, fen: step, low: Math.min(level, level + step), high: Math.max(level, level + step) });
    level += step;
  }
  bars.push({ key: "now", fen, low: 0, high: fen });
  return bars;
}
