/** Whether one clause holds for a child: the limbs that cite it, apart from the rest of their item. */

import type { Facts } from "../facts/vocabulary.ts";
import { either, NO, REVIEW, UNKNOWN, type Value } from "./answers.ts";
import type { Condition } from "./condition.ts";
import type { Decider } from "./decide.ts";
import type { Program } from "./program.ts";
import type { At } from "./types.ts";

/**
 * The conditions that carry a clause: the entitlement that is named after it, else the limbs that cite it, else
 * the whole items it is cited for. Empty when it is no condition.
 */
export function limbsOf(program: Program, clause: string): readonly Condition[] {
  const entitlement = program.entitlements.find(({ item }) => item.id === clause);
  if (entitlement) return [entitlement.condition];
  const rules = [...program.categories, ...program.groups].map(({ item, condition }) => ({
    clauses: item.clauses,
    condition,
  }));
  const classes = program.classes.map(({ rate, condition }) => ({ clauses: rate.clauses, condition }));
  const whole = [...rules, ...classes].filter(({ clauses }) => clauses.includes(clause));
  const limbs = whole.flatMap(({ condition }) => citing(condition, clause, program));
  return limbs.length > 0 ? limbs : whole.map(({ condition }) => condition);
}

function citing(condition: Condition, clause: string, program: Program): Condition[] {
  const { source } = condition;
  const own =
    ("cite" in source && source.cite[0].includes(clause)) ||
    ("review" in source &&
      program.readings.find((reading) => reading.id === source.review[0])?.clause === clause);
  return own ? [condition] : condition.children.flatMap((child) => citing(child, clause, program));
}

/** Yes or no for a clause about one child; undefined when open, or when the clause is not a condition. */
export function clauseAnswer(
  program: Program,
  decider: Decider,
  clause: string,
  facts: Facts,
  at: At,
): "yes" | "no" | undefined {
  const stacking = program.stackings.some((one) => one.stacking.clauses.includes(clause));
  if (stacking) return decider.decide(facts, at).conflicts.includes(clause) ? "yes" : "no";
  const limbs = limbsOf(program, clause);
  if (limbs.length === 0) return undefined;
  decider.load(facts, at);
  const value = limbs.reduce<Value>((best, limb) => either(best, limb.run(program.frame)), NO);
  return value === UNKNOWN ? undefined : value >= REVIEW ? "yes" : "no";
}
