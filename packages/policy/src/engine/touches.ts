/** Which provisions speak of a child on a day, so that the policy book can count and list those children. */
import { conditionsOf, type Provision } from "../artefact/provision.ts";
import type { Answer } from "../decision.ts";
import { type CivilDate, within } from "../facts/calendar.ts";
import { answerOf, both, type Value, YES } from "./answers.ts";
import type { Program } from "./program.ts";
import { provisionValue } from "./prompts.ts";
import { isCountable } from "./timer.ts";

/** By provision id; absent is "no". */
export type Touches = Readonly<Record<string, Exclude<Answer, "no">>>;

const NONE: Touches = Object.freeze({});

/**
 * True for a provision that holds for some children and not for others. A report counts what other rules decide, and
 * a term that begins with a step of the product is the product's to count.
 */
export function isConditional(provision: Provision): boolean {
  if (provision.kind === "report") return false;
  if (provision.kind === "timer") return isCountable(provision);
  return conditionsOf(provision).length > 0;
}

/**
 * The provisions that touch the child whose facts are in the program's frame. A timer touches from the beginning of
 * its term on, not only once it has run out, and also where an earlier beginning is not ruled out.
 */
export function touchesOf(program: Program, on: CivilDate): Touches {
  const found: Record<string, Exclude<Answer, "no">> = {};
  for (const compiled of program.provisions) {
    const { provision, conditions, timer } = compiled;
    if (!isConditional(provision) || !within(on, provision)) continue;
    const value = provisionValue(compiled, program);
    const runs = value !== YES && timer?.dueOn(program.frame) !== undefined;
    const concerned = conditions.reduce<Value>((least, one) => both(least, one.run(program.frame)), YES);
    const answer = answerOf(runs ? concerned : value);
    if (answer !== "no") found[provision.id] = answer;
  }
  return Object.keys(found).length > 0 ? found : NONE;
}
