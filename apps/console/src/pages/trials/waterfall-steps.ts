import type { TrialEffect, TrialFigures } from "@tongyou/core/schemas";

export type Step = { key: "before" | "after" | TrialEffect; fen: number; low: number; high: number };

/** Effects that move money, in the order they are drawn. */
const STEPS = [
  "joined",
  "more",
  "settled",
  "less",
  "left",
  "unsettled",
] as const satisfies readonly TrialEffect[];

/** Bars from what a month costs to what it would cost; each step hangs where the one before ended. Integer fen. */
export function stepsOf({ before, after, effects }: TrialFigures): Step[] {
  let level = before.fen;
  const steps = STEPS.filter((key) => effects[key].fen !== 0).map((key): Step => {
    const { fen } = effects[key];
    const from = level;
    level += fen;
    return { key, fen, low: Math.min(from, level), high: Math.max(from, level) };
  });
  return [
    { key: "before", fen: before.fen, low: 0, high: before.fen },
    ...steps,
    { key: "after", fen: after.fen, low: 0, high: after.fen },
  ];
}
