/** Schemes that exclude one another: which clauses bite, whether that is known, and what a person chose. */
import { type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { ABSENT } from "./frame.ts";
import type { Program } from "./program.ts";
import type { HumanChoices } from "./types.ts";

const NONE: readonly string[] = Object.freeze([]);

/** Clauses of the exclusions that bite for certain: two of their schemes are drawn, or due by the allowance. */
export function excludedBy(program: Program, day: DayContext, allowance: Value): readonly string[] {
  const drawn = program.frame.slot(program.benefitsSlot);
  if (drawn === ABSENT || drawn === 0) return NONE;
  let clauses: string[] | undefined;
  program.stackings.forEach(({ stacking, schemes }, index) => {
    if (day.stackings[index] !== true) return;
    let held = 0;
    for (const scheme of schemes)
      if ((drawn & scheme.mask) !== 0 || (scheme.allowance && allowance === YES)) held++;
    if (held > 1) clauses = [...(clauses ?? []), ...stacking.clauses];
  });
  return clauses ?? NONE;
}

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
      const choice = Object.hasOwn(choices, clause) ? choices[clause] : undefined;
      const scheme = schemes.find((one) => one.id === choice);
      if (scheme === undefined) continue;
      if (scheme.allowance) kept = "allowance";
      else if (drawn === ABSENT || (drawn & scheme.mask) !== 0) return "other";
    }
  }
  return kept;
}
