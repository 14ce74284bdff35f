import type { CivilMonth } from "@tongyou/policy";
import type { Funder, FundingRule } from "./payments.schema.ts";

/** Fen by who carries them; null: no document says who. */
export type Split = ReadonlyMap<Funder | null, number>;

/**
 * The share in force for a class in a month: the newest entry of the class itself, else of all classes; undefined
 * where nobody entered one.
 */
export function ruleFor(
  rules: readonly FundingRule[],
  rate: string | null,
  month: CivilMonth,
): FundingRule | undefined {
  if (rate === null) return undefined;
  const inForce = rules.filter((rule) => rule.from <= month).toSorted((a, b) => a.from.localeCompare(b.from));
  return inForce.findLast((rule) => rule.class === rate) ?? inForce.findLast((rule) => rule.class === null);
}

/** `fen` in whole fen by weights, without remainder: who has the largest fraction gets the next fen. */
function apportion(fen: number, parts: FundingRule["parts"]): Map<Funder, number> {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const shares = parts.map(({ funder, weight }) => {
    const exact = BigInt(fen) * BigInt(weight);
    return { funder, fen: Number(exact / BigInt(all)), rest: Number(exact % BigInt(all)) };
  });
  let left = fen - shares.reduce((sum, share) => sum + share.fen, 0);
  for (const share of shares.toSorted((a, b) => b.rest - a.rest)) {
    if (left === 0) break;
    share.fen += 1;
    left -= 1;
  }
  return new Map(shares.map((share) => [share.funder, share.fen]));
}

/** A month's amount by who carries it: what lies above the rule's amount is split, the rest nobody says. */
function splitMonth(fen: number, rule: FundingRule): Map<Funder | null, number> {
  const above = Math.max(0, fen - rule.aboveFen);
  return new Map<Funder | null, number>([...apportion(above, rule.parts), [null, fen - above]]);
}

/**
 * Money from one height of a month's amount to another (`baseFen` to `baseFen + fen`) by who carries it, so that a
 * month and all its corrections together are split as if it had been paid at once. The parts add up to `fen`.
 */
export function splitMoney(
  { baseFen, fen }: { baseFen: number; fen: number },
  rule: FundingRule | undefined,
): Split {
  if (!rule) return new Map([[null, fen]]);
  const before = splitMonth(baseFen, rule);
  return new Map(
    [...splitMonth(baseFen + fen, rule)].map(([funder, to]) => [funder, to - (before.get(funder) ?? 0)]),
  );
}
