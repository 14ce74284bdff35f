/** Schemes that exclude one another: which clauses bite, whether that is known, and what a person chose. */
import { type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { ABSENT } from "./frame.ts";
import type { Program } from "./program.ts";
import type { HumanChoices } from "./types.ts";

const NONE: readonly string[] = Object.freeze([]);

/**
 * Clauses of the exclusions that bite for certain: two of their schemes are drawn, or due by the allowance, and
 * nobody has chosen one of those yet.
 */
export function excludedBy(
  program: Program,
  day: DayContext,
  allowance: Value,
  choices: HumanChoices | undefined,
): readonly string[] {
  const drawn = program.frame.slot(program.benefitsSlot);
  if (drawn === ABSENT || drawn === 0) return NONE;
  let clauses: string[] | undefined;
  program.stackings.forEach(({ stacking, schemes }, index) => {
    if (day.stackings[index] !== true) return;
    const held = schemes.filter((one) => (drawn & one.mask) !== 0 || (one.allowance && allowance === YES));
    if (held.length < 2) return;
    const settled = stacking.clauses.some((clause) =>
      held.some((one) => one.id === chosenIn(choices, clause)),
    );
    if (!settled) clauses = [...(clauses ?? []), ...stacking.clauses];
  });
  return clauses ?? NONE;
}

const chosenIn = (choices: HumanChoices | undefined, clause: string): string | undefined =>
  choices !== undefined && Object.hasOwn(choices, clause) ? choices[clause] : undefined;

/** True when it is not known what is drawn, and a rule would exclude the allowance if something were. */
export const stackingUnknown = (program: Program, day: DayContext): boolean =>
  program.frame.slot(program.benefitsSlot) === ABSENT &&
  program.stackings.some(
    ({ schemes }, index) => day.stackings[index] === true && schemes.some((one) => one.allowance),
  );

/**
 * Which side a named person chose where the allowance and another scheme exclude one another: the allowance,
 * another scheme, or nothing yet. A choice counts only while its other scheme is drawn or may be.
 */
export function schemeKept(
  program: Program,
  day: DayContext,
  choices: HumanChoices | undefined,
): "allowance" | "other" | "open" {
  if (choices === undefined) return "open";
  const drawn = program.frame.slot(program.benefitsSlot);
  let kept: "allowance" | "open" = "open";
  for (const [index, { stacking, schemes }] of program.stackings.entries()) {
    if (day.stackings[index] !== true) continue;
    for (const clause of stacking.clauses) {
      const choice = chosenIn(choices, clause);
      const scheme = schemes.find((one) => one.id === choice);
      if (scheme === undefined) continue;
      if (scheme.allowance) kept = "allowance";
      else if (drawn === ABSENT || (drawn & scheme.mask) !== 0) return "other";
    }
  }
  return kept;
}
