/** Whether one clause holds for a child: the limbs that cite it, apart from the rest of their item. */

import type { Facts } from "../facts/vocabulary.ts";
import { both, either, NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition } from "./condition.ts";
import type { Decider } from "./decide.ts";
import { stackingAnswer } from "./exclusion.ts";
import type { CompiledProvision, Program } from "./program.ts";
import type { At } from "./types.ts";

/**
 * The conditions that carry a clause: the entitlement that is named after it, else the limbs that cite it, else
 * the whole rules it is cited for. Empty when it is no condition.
 */
export function limbsOf(program: Program, clause: string): readonly Condition[] {
  const entitlement = program.entitlements.find(({ item }) => item.id === clause);
  if (entitlement) return [entitlement.condition];
  const rules = [...program.categories, ...program.groups].map(({ item, condition }) => ({
    clauses: item.clauses,
    condition,
  }));
  const classes = program.classes.map(({ rate, condition }) => ({ clauses: rate.clauses, condition }));
  const prompts = program.provisions
    // A report counts what other rules decide; how often somebody is visited decides nothing about the child.
    .filter(({ provision }) => provision.kind !== "report")
    .flatMap((compiled) => {
      const condition = wholeOf(compiled);
      return condition ? [{ clauses: compiled.provision.clauses, condition }] : [];
    });
  const whole = [...rules, ...classes, ...prompts].filter(({ clauses }) => clauses.includes(clause));
  // A definition is a part of other rules: only the limbs in it that cite the clause speak for the clause.
  const parts = program.items.flatMap(({ item, condition }) =>
    item.kind === "definition" ? citing(condition, clause, program) : [],
  );
  const limbs = [...whole.flatMap(({ condition }) => citing(condition, clause, program)), ...parts];
  return limbs.length > 0 ? limbs : whole.map(({ condition }) => condition);
}

/** The conditions of a provision as one, its term among them. */
function wholeOf(compiled: CompiledProvision): Condition | undefined {
  const parts = [...compiled.conditions, ...(compiled.timer ? [compiled.timer.condition] : [])];
  const [first] = parts;
  if (first === undefined) return undefined;
  return {
    ...first,
    children: parts,
    run: (frame) => parts.reduce<Value>((least, one) => both(least, one.run(frame)), YES),
  };
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
  const day = decider.load(facts, at);
  const stackings = program.stackings.flatMap(({ stacking }, index) =>
    stacking.clauses.includes(clause) ? [stackingAnswer(program, day, index)] : [],
  );
  const limbs = limbsOf(program, clause);
  const values = [...stackings, ...limbs.map((limb) => limb.run(program.frame))];
  if (values.length === 0) return undefined;
  const value = values.reduce<Value>(either, NO);
  return value === UNKNOWN ? undefined : value >= REVIEW ? "yes" : "no";
}
