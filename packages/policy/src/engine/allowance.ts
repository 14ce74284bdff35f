/** The monthly allowance of one child: which class, how sure, and whether schemes exclude one another. */
import type { Allowance } from "../decision.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { ABSENT } from "./frame.ts";
import { type Needs, WEIGHTS } from "./needs.ts";
import type { CompiledClass, Program } from "./program.ts";
import type { HumanChoices } from "./types.ts";

/** A class the child is in for certain, may be in, or is in if a named person confirms. */
type Candidate = { index: number; compiled: CompiledClass; value: Value };

const NONE: Allowance = Object.freeze({ status: "none" });
const NO_CLAUSES: readonly string[] = Object.freeze([]);

export type AllowanceResult = {
  allowance: Allowance;
  conflicts: readonly string[];
  candidates: readonly Candidate[];
};

/**
 * Tries the classes in order until one is certain. Classes before it that are unknown or to be confirmed stay
 * possible: the guaranteed amount is the least of all that remain possible.
 */
export function decideAllowance(
  program: Program,
  day: DayContext,
  choices: HumanChoices | undefined,
  needs: () => Needs,
): AllowanceResult {
  const { frame } = program;
  if (program.benefit === undefined || day.benefitRefusal !== undefined) {
    const allowance: Allowance = {
      status: "undefined",
      ...(day.benefitRefusal && { refusal: day.benefitRefusal }),
    };
    return { allowance, conflicts: excluded(program, day, NO), candidates: [] };
  }
  const candidates: Candidate[] = [];
  let last: Value = NO;
  let open = false;
  for (let index = 0; index < program.classes.length && last !== YES; index++) {
    if (day.classes[index]?.inForce !== true) continue;
    const compiled = program.classes[index] as CompiledClass;
    last = compiled.condition.run(frame);
    if (last === NO) continue;
    if (last === UNKNOWN) open = true;
    candidates.push({ index, compiled, value: last });
  }
  const first = candidates[0];
  if (first === undefined) return { allowance: NONE, conflicts: excluded(program, day, NO), candidates };
  const certain = last === YES;
  if (open) return whatIsGuaranteed(program, day, choices, candidates, certain, needs);
  if (first.value === REVIEW) {
    needs().add(frame, candidates.map(openPart).filter(isOpen), WEIGHTS.allowance);
    return {
      allowance: { status: "review", class: first.compiled.rate.id },
      conflicts: excluded(program, day, NO),
      candidates,
    };
  }
  return due(program, day, choices, candidates, first, needs);
}

const openPart = ({ compiled, value }: Candidate) => ({ condition: compiled.condition, value });
const isOpen = ({ value }: { value: Value }) => value === UNKNOWN || value === REVIEW;

/** One class is certain: its amount, unless a scheme that excludes it is drawn or may be drawn. */
function due(
  program: Program,
  day: DayContext,
  choices: HumanChoices | undefined,
  candidates: readonly Candidate[],
  only: Candidate,
  needs: () => Needs,
): AllowanceResult {
  const id = only.compiled.rate.id;
  const kept = schemeKept(program, day, choices);
  if (kept === "other") return { allowance: NONE, conflicts: NO_CLAUSES, candidates };
  if (kept === "open") {
    const conflicts = excluded(program, day, YES);
    if (conflicts.length > 0) return { allowance: { status: "choice", class: id }, conflicts, candidates };
    if (stackingUnknown(program, day)) {
      needs().add(program.frame, [], WEIGHTS.allowance, ["benefitsDrawn"]);
      return { allowance: { status: "needs", class: id, needs: ["benefitsDrawn"] }, conflicts, candidates };
    }
  }
  const amount = day.classes[only.index]?.amount;
  if (amount === undefined || "refusal" in amount)
    return {
      allowance: { status: "undefined", class: id, ...(amount && { refusal: amount.refusal }) },
      conflicts: NO_CLAUSES,
      candidates,
    };
  return { allowance: { status: "decided", class: id, fen: amount.fen }, conflicts: NO_CLAUSES, candidates };
}

/** Several classes are possible: the least amount among them, or what has to be known first. */
function whatIsGuaranteed(
  program: Program,
  day: DayContext,
  choices: HumanChoices | undefined,
  candidates: readonly Candidate[],
  certain: boolean,
  needs: () => Needs,
): AllowanceResult {
  const kept = schemeKept(program, day, choices);
  if (certain && kept === "other") return { allowance: NONE, conflicts: NO_CLAUSES, candidates };
  const conflicts = kept === "open" ? excluded(program, day, certain ? YES : NO) : NO_CLAUSES;
  const mayExclude = kept === "open" && stackingUnknown(program, day);
  const asked = needs().add(
    program.frame,
    candidates.map(openPart).filter(isOpen),
    WEIGHTS.allowance,
    mayExclude ? ["benefitsDrawn"] : [],
  );
  const missing = needs().ranked(asked);
  if (certain && conflicts.length > 0)
    return { allowance: { status: "choice", needs: missing }, conflicts, candidates };
  if (!certain || mayExclude)
    return { allowance: { status: "needs", needs: missing }, conflicts, candidates };
  let least: { fen: number; id: string } | undefined;
  for (const { index, compiled } of candidates) {
    const amount = day.classes[index]?.amount;
    if (amount === undefined || "refusal" in amount)
      return {
        allowance: { status: "undefined", needs: missing, ...(amount && { refusal: amount.refusal }) },
        conflicts,
        candidates,
      };
    if (least === undefined || amount.fen < least.fen) least = { fen: amount.fen, id: compiled.rate.id };
  }
  return least === undefined || least.fen === 0
    ? { allowance: { status: "needs", needs: missing }, conflicts, candidates }
    : {
        allowance: { status: "atLeast", class: least.id, fen: least.fen, needs: missing },
        conflicts,
        candidates,
      };
}

/** Clauses of the exclusions that bite for certain: two of their schemes are drawn or due. */
function excluded(program: Program, day: DayContext, allowance: Value): readonly string[] {
  const drawn = program.frame.slot(program.benefitsSlot);
  if (drawn === ABSENT || (drawn === 0 && allowance !== YES)) return NO_CLAUSES;
  let clauses: string[] | undefined;
  program.stackings.forEach(({ stacking, schemes }, index) => {
    if (day.stackings[index] !== true) return;
    let held = 0;
    for (const scheme of schemes)
      if ((drawn & scheme.mask) !== 0 || (scheme.allowance && allowance === YES)) held++;
    if (held > 1) clauses = [...(clauses ?? []), ...stacking.clauses];
  });
  return clauses ?? NO_CLAUSES;
}

/** True when it is not known what is drawn, and a rule would exclude the allowance if something were. */
const stackingUnknown = (program: Program, day: DayContext) =>
  program.frame.slot(program.benefitsSlot) === ABSENT &&
  program.stackings.some(
    ({ schemes }, index) => day.stackings[index] === true && schemes.some((scheme) => scheme.allowance),
  );

/**
 * Which side a named person chose where the allowance and another scheme exclude one another: the allowance,
 * another scheme, or nothing yet. A choice counts only while its other scheme is drawn or may be.
 */
function schemeKept(
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
