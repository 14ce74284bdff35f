import type { RiskAnswer, RiskCriteria, RiskScore } from "./risk.schema.ts";

const levelOf = (bands: RiskCriteria["bands"], score: number): number | undefined =>
  bands
    .filter(({ from }) => score >= from)
    .toSorted((a, b) => a.level - b.level)
    .at(0)?.level;

/**
 * The score of the answers and the level the bureau's bands make of it; undefined where the bureau gave no weights.
 * What is not known counts neither way: `most` and `atWorst` say what it could come to.
 */
export function scoreRisk(
  { criteria, bands }: RiskCriteria,
  answers: ReadonlyMap<string, RiskAnswer>,
): RiskScore | undefined {
  const sum = (...wanted: RiskAnswer[]) =>
    criteria
      .filter(({ id }) => wanted.includes(answers.get(id) ?? "unknown"))
      .reduce((total, { weight }) => total + (weight ?? 0), 0);
  const [score, most] = [sum("yes"), sum("yes", "unknown")];
  const [level, atWorst] = [levelOf(bands, score), levelOf(bands, most)];
  return level === undefined || atWorst === undefined ? undefined : { score, most, level, atWorst };
}
