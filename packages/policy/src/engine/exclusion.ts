/** What other schemes do to the allowance: exclude it, cut it to the difference, or need a person or a fact. */
import type { Stacking } from "../artefact/stacking.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { ABSENT } from "./frame.ts";
import type { CompiledScheme, CompiledStacking, Program } from "./program.ts";
import type { HumanChoices } from "./types.ts";

const NONE: readonly string[] = Object.freeze([]);

/** `pay`: the amount, cut where the text pays the difference only; absent where there was none to cut. */
export type Effect =
  | { as: "pay"; fen: number | undefined }
  | { as: "excluded" }
  | { as: "choice"; clauses: readonly string[] }
  | { as: "open"; fact: "benefitsDrawn" | "drawnFen" };

const concerns = (scheme: CompiledScheme, classes: readonly string[]): boolean =>
  scheme.allowance && (scheme.classes === undefined || classes.some((id) => scheme.classes?.has(id)));

/**
 * The effect of every stacking in force on an allowance that is due in one of `classes`. An exclusion wins over a
 * choice, a choice over an open fact.
 */
export function effectOn(
  program: Program,
  day: DayContext,
  classes: readonly string[],
  fen: number | undefined,
  choices: HumanChoices | undefined,
): Effect {
  const { stackings } = program;
  let clauses: string[] | undefined;
  let open: "benefitsDrawn" | "drawnFen" | undefined;
  let amount = fen;
  for (let i = 0; i < stackings.length; i++) {
    if (day.stackings[i] !== true) continue;
    const one = stackings[i] as CompiledStacking;
    const own = one.schemes.find((scheme) => concerns(scheme, classes));
    if (own === undefined) continue;
    const effect = effectOfOne(program, one, own, amount, choices);
    if (effect.as === "excluded") return effect;
    if (effect.as === "choice") clauses = [...(clauses ?? []), ...effect.clauses];
    else if (effect.as === "open") open ??= effect.fact;
    else amount = effect.fen;
  }
  if (clauses !== undefined) return { as: "choice", clauses };
  return open === undefined ? { as: "pay", fen: amount } : { as: "open", fact: open };
}

function effectOfOne(
  program: Program,
  { stacking, schemes, least }: CompiledStacking,
  own: CompiledScheme,
  fen: number | undefined,
  choices: HumanChoices | undefined,
): Effect {
  const pay: Effect = { as: "pay", fen };
  if (stacking.kind === "onTop" || stacking.kind === "disregardAsIncome") return pay;
  const keeps = stacking.kind === "exclusive" ? stacking.keeps : undefined;
  const drawn = program.frame.slot(program.benefitsSlot);
  const chosen = chosenAmong(stacking.clauses, schemes, choices);
  if (keeps === own.id || chosen === own) return pay;
  if (chosen !== undefined && (drawn === ABSENT || (drawn & chosen.mask) !== 0)) return { as: "excluded" };
  if (drawn === ABSENT) return { as: "open", fact: "benefitsDrawn" };
  const others = schemes.filter((one) => one !== own && (keeps === undefined || one.id === keeps));
  const held = others.filter((one) => (drawn & one.mask) !== 0);
  if (held.length === 0) return pay;
  const choice: Effect = { as: "choice", clauses: stacking.clauses };
  if (stacking.kind === "exclusive") return keeps === undefined ? choice : { as: "excluded" };
  if (stacking.kind === "highestOf") {
    if (held.length + 1 < least(program.frame)) return pay;
    if (stacking.may) return choice;
  }
  // One amount is known for all that is drawn: it settles nothing when something else is drawn too.
  const mask = held.reduce((all, one) => all | one.mask, 0);
  const isMixed =
    (drawn & ~mask & ~own.mask) !== 0 || (stacking.kind === "highestOf" && !isOneBit(drawn & mask));
  if (isMixed || fen === undefined) return choice;
  const drawnFen = program.frame.slot(program.drawnFenSlot);
  if (drawnFen === ABSENT) return { as: "open", fact: "drawnFen" };
  if (stacking.kind === "topUp") return { as: "pay", fen: Math.max(0, fen - drawnFen) };
  return drawnFen > fen ? { as: "excluded" } : pay;
}

const isOneBit = (mask: number) => (mask & (mask - 1)) === 0;

function chosenAmong(
  clauses: readonly string[],
  schemes: readonly CompiledScheme[],
  choices: HumanChoices | undefined,
): CompiledScheme | undefined {
  if (choices === undefined) return undefined;
  for (const clause of clauses) {
    const choice = Object.hasOwn(choices, clause) ? choices[clause] : undefined;
    const scheme = schemes.find((one) => one.id === choice);
    if (scheme) return scheme;
  }
  return undefined;
}

/** Clauses of the stackings that ask for a choice between schemes that are drawn already, and nobody has chosen. */
export function drawnTogether(
  program: Program,
  day: DayContext,
  choices: HumanChoices | undefined,
): readonly string[] {
  const drawn = program.frame.slot(program.benefitsSlot);
  if (drawn === ABSENT || drawn === 0) return NONE;
  let clauses: string[] | undefined;
  program.stackings.forEach(({ stacking, schemes, least }, index) => {
    if (day.stackings[index] !== true || !asksForChoice(stacking)) return;
    const held = schemes.filter((one) => (drawn & one.mask) !== 0);
    if (held.length < least(program.frame)) return;
    const chosen = chosenAmong(stacking.clauses, schemes, choices);
    if (chosen === undefined || !held.includes(chosen)) clauses = [...(clauses ?? []), ...stacking.clauses];
  });
  return clauses ?? NONE;
}

const asksForChoice = (stacking: Stacking): boolean =>
  stacking.kind === "highestOf" || (stacking.kind === "exclusive" && stacking.keeps === undefined);

/**
 * Whether a stacking applies to the child in the frame: the allowance due (or drawn) and another of its schemes drawn,
 * or two of them drawn. Choices do not change that.
 */
export function stackingAnswer(program: Program, day: DayContext, index: number): Value {
  const compiled = program.stackings[index];
  if (compiled === undefined || day.stackings[index] !== true) return NO;
  const drawn = program.frame.slot(program.benefitsSlot);
  const { schemes } = compiled;
  const least = compiled.least(program.frame);
  let certain = 0;
  let possible = 0;
  for (const scheme of schemes) {
    const byDraw: Value = drawn === ABSENT ? UNKNOWN : (drawn & scheme.mask) !== 0 ? YES : NO;
    const due = scheme.allowance ? dueAnswer(program, day, scheme) : NO;
    const value = byDraw > due ? byDraw : due;
    if (value >= REVIEW) certain++;
    if (value !== NO) possible++;
  }
  return certain >= least ? YES : possible >= least ? UNKNOWN : NO;
}

/** Whether the allowance is due in a class the scheme speaks of, by the same order that pays it. */
function dueAnswer(program: Program, day: DayContext, scheme: CompiledScheme): Value {
  let open: Value = NO;
  for (const [index, { rate, condition }] of program.classes.entries()) {
    if (day.classes[index]?.inForce !== true) continue;
    const value = condition.run(program.frame);
    const isMeant = scheme.classes === undefined || scheme.classes.has(rate.id);
    if (value === YES) return isMeant ? (open === NO ? YES : open) : open;
    if (value !== NO && isMeant) open = UNKNOWN;
  }
  return open;
}
