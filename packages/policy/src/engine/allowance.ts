/** The monthly allowance of one child: which class, how sure, and whether schemes exclude one another. */
import type { Allowance } from "../decision.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { drawnTogether, effectOn } from "./exclusion.ts";
import { type Needs, WEIGHTS } from "./needs.ts";
import type { CompiledClass, Program } from "./program.ts";
import type { HumanChoices } from "./types.ts";

/** A class the child is in for certain, may be in, or is in if a named person confirms. */
type Candidate = { index: number; compiled: CompiledClass; value: Value };

const NONE: Allowance = Object.freeze({ status: "none" });
const NO_CLAUSES: readonly string[] = Object.freeze([]);
const NOT_ENTITLED = Object.freeze({ allowance: NONE, conflicts: NO_CLAUSES });

export type AllowanceResult = { allowance: Allowance; conflicts: readonly string[] };

/** Everything one question needs. */
export type Question = { program: Program; day: DayContext; choices: HumanChoices | undefined; needs: Needs };

/**
 * Tries the classes in order until one is certain. Classes before it that are unknown or to be confirmed stay
 * possible: the guaranteed amount is the least of all that remain possible. What the allowance waits for is
 * added to `needs`; the allowance itself names no facts yet.
 */
export function decideAllowance(question: Question): AllowanceResult {
  const { program, day } = question;
  if (program.benefit === undefined || day.benefitRefusal !== undefined)
    return {
      allowance: { status: "undefined", ...(day.benefitRefusal && { refusal: day.benefitRefusal }) },
      conflicts: drawnTogether(program, day, question.choices),
    };
  const { classes, frame } = program;
  let candidates: Candidate[] | undefined;
  let last: Value = NO;
  let open = false;
  for (let index = 0; index < classes.length && last !== YES; index++) {
    if (day.classes[index]?.inForce !== true) continue;
    const compiled = classes[index] as CompiledClass;
    last = compiled.condition.run(frame);
    if (last === NO) continue;
    if (last === UNKNOWN) open = true;
    const candidate = { index, compiled, value: last };
    if (candidates === undefined) candidates = [candidate];
    else candidates.push(candidate);
  }
  const first = candidates?.[0];
  if (candidates === undefined || first === undefined) {
    const conflicts = drawnTogether(program, day, question.choices);
    return conflicts.length === 0 ? NOT_ENTITLED : { allowance: NONE, conflicts };
  }
  if (open) return guaranteed(question, candidates, last === YES);
  if (first.value === REVIEW) {
    addOpen(question, candidates);
    return {
      allowance: { status: "review", class: first.compiled.rate.id },
      conflicts: drawnTogether(program, day, question.choices),
    };
  }
  return due(question, first);
}

function addOpen({ program, needs }: Question, candidates: readonly Candidate[]): void {
  let open = 0;
  for (const { value } of candidates) if (value !== YES) open++;
  for (const { compiled, value } of candidates)
    if (value !== YES) needs.add(program.frame, compiled.condition, value, WEIGHTS.allowance / open);
}

/** Conflicts of an allowance that is due: those it is part of, and those between other schemes that are drawn. */
const withDrawn = ({ program, day, choices }: Question, clauses: readonly string[]): readonly string[] => [
  ...new Set([...clauses, ...drawnTogether(program, day, choices)]),
];

/** One class is certain: its amount, unless a scheme that excludes it is drawn or may be drawn. */
function due(question: Question, { compiled, index }: Candidate): AllowanceResult {
  const { program, day, choices, needs } = question;
  const { id } = compiled.rate;
  const amount = day.classes[index]?.amount;
  const fen = amount && "fen" in amount ? amount.fen : undefined;
  const effect = effectOn(program, day, compiled.own, fen, choices);
  switch (effect.as) {
    case "excluded":
      return NOT_ENTITLED;
    case "choice":
      return { allowance: { status: "choice", class: id }, conflicts: withDrawn(question, effect.clauses) };
    case "open":
      needs.fact(effect.fact, WEIGHTS.allowance);
      return { allowance: { status: "needs", class: id }, conflicts: drawnTogether(program, day, choices) };
    default: {
      const conflicts = drawnTogether(program, day, choices);
      if (effect.fen === undefined)
        return {
          allowance: {
            status: "undefined",
            class: id,
            ...(amount && "refusal" in amount && { refusal: amount.refusal }),
          },
          conflicts,
        };
      // Cut to nothing: what is drawn reaches the standard.
      if (effect.fen === 0 && fen !== 0) return { allowance: NONE, conflicts };
      return { allowance: { status: "decided", class: id, fen: effect.fen }, conflicts };
    }
  }
}

/** Several classes are possible: the least amount among them, or what has to be known first. */
function guaranteed(question: Question, candidates: readonly Candidate[], certain: boolean): AllowanceResult {
  const { program, day, choices, needs } = question;
  const outcomes = candidates.map(({ index, compiled }) => {
    const amount = day.classes[index]?.amount;
    const fen = amount && "fen" in amount ? amount.fen : undefined;
    const refusal = amount && "refusal" in amount ? amount.refusal : undefined;
    const hasRate = compiled.parameter !== undefined;
    return {
      id: compiled.rate.id,
      hasRate,
      refusal,
      effect: effectOn(program, day, compiled.own, fen, choices),
    };
  });
  if (certain && outcomes.every(({ effect }) => effect.as === "excluded")) return NOT_ENTITLED;
  addOpen(question, candidates);
  for (const fact of new Set(outcomes.flatMap(({ effect }) => (effect.as === "open" ? [effect.fact] : []))))
    needs.fact(fact, certain ? WEIGHTS.allowance : WEIGHTS.allowance / 10);
  const clauses = outcomes.flatMap(({ effect }) => (effect.as === "choice" ? effect.clauses : []));
  // Settled only when every class that is still possible leads to a choice.
  if (certain && outcomes.every(({ effect }) => effect.as === "choice"))
    return { allowance: { status: "choice" }, conflicts: withDrawn(question, clauses) };
  const conflicts = drawnTogether(program, day, choices);
  if (!certain) return { allowance: { status: "needs" }, conflicts };
  let least: { fen: number; id: string } | undefined;
  for (const { id, effect, hasRate } of outcomes) {
    // Perhaps none of the rates fits: the missing facts say so first, before a standard is asked for.
    if (effect.as !== "pay" || !hasRate) return { allowance: { status: "needs" }, conflicts };
    if (effect.fen !== undefined && (least === undefined || effect.fen < least.fen))
      least = { fen: effect.fen, id };
  }
  const refused = outcomes.find(({ effect }) => effect.as === "pay" && effect.fen === undefined);
  if (refused)
    return {
      allowance: { status: "undefined", ...(refused.refusal && { refusal: refused.refusal }) },
      conflicts,
    };
  if (least === undefined || least.fen === 0) return { allowance: { status: "needs" }, conflicts };
  return { allowance: { status: "atLeast", class: least.id, fen: least.fen }, conflicts };
}
