/** The monthly allowance of one child: which class, how sure, and whether schemes exclude one another. */
import type { Allowance } from "../decision.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { excludedBy, schemeKept, stackingUnknown } from "./exclusion.ts";
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
      conflicts: excludedBy(program, day, NO, question.choices),
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
    const conflicts = excludedBy(program, day, NO, question.choices);
    return conflicts.length === 0 ? NOT_ENTITLED : { allowance: NONE, conflicts };
  }
  if (open) return guaranteed(question, candidates, last === YES);
  if (first.value === REVIEW) {
    addOpen(question, candidates);
    return {
      allowance: { status: "review", class: first.compiled.rate.id },
      conflicts: excludedBy(program, day, NO, question.choices),
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

/** One class is certain: its amount, unless a scheme that excludes it is drawn or may be drawn. */
function due({ program, day, choices, needs }: Question, { compiled, index }: Candidate): AllowanceResult {
  const { id } = compiled.rate;
  const kept = schemeKept(program, day, choices);
  if (kept === "other") return NOT_ENTITLED;
  if (kept === "open") {
    const conflicts = excludedBy(program, day, YES, choices);
    if (conflicts.length > 0) return { allowance: { status: "choice", class: id }, conflicts };
    if (stackingUnknown(program, day)) {
      needs.fact("benefitsDrawn", WEIGHTS.allowance);
      return { allowance: { status: "needs", class: id }, conflicts };
    }
  }
  const amount = day.classes[index]?.amount;
  if (amount !== undefined && "fen" in amount)
    return { allowance: { status: "decided", class: id, fen: amount.fen }, conflicts: NO_CLAUSES };
  return {
    allowance: { status: "undefined", class: id, ...(amount && { refusal: amount.refusal }) },
    conflicts: NO_CLAUSES,
  };
}

/** Several classes are possible: the least amount among them, or what has to be known first. */
function guaranteed(question: Question, candidates: readonly Candidate[], certain: boolean): AllowanceResult {
  const { program, day, choices, needs } = question;
  const kept = schemeKept(program, day, choices);
  if (certain && kept === "other") return NOT_ENTITLED;
  const conflicts = kept === "open" ? excludedBy(program, day, certain ? YES : NO, choices) : NO_CLAUSES;
  const mayExclude = kept === "open" && stackingUnknown(program, day);
  addOpen(question, candidates);
  if (mayExclude) needs.fact("benefitsDrawn", certain ? WEIGHTS.allowance : WEIGHTS.allowance / 10);
  if (certain && conflicts.length > 0) return { allowance: { status: "choice" }, conflicts };
  if (!certain || mayExclude) return { allowance: { status: "needs" }, conflicts };
  let least: { fen: number; id: string } | undefined;
  for (const { index, compiled } of candidates) {
    const amount = day.classes[index]?.amount;
    if (amount === undefined || "refusal" in amount)
      return { allowance: { status: "undefined", ...(amount && { refusal: amount.refusal }) }, conflicts };
    if (least === undefined || amount.fen < least.fen) least = { fen: amount.fen, id: compiled.rate.id };
  }
  if (least === undefined || least.fen === 0) return { allowance: { status: "needs" }, conflicts };
  return { allowance: { status: "atLeast", class: least.id, fen: least.fen }, conflicts };
}
