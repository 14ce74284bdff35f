/** Whether one clause holds for a child: the limbs that cite it, apart from the rest of their item. */

import { type CivilDate, within } from "../facts/calendar.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { both, either, NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition } from "./condition.ts";
import type { Decider } from "./decide.ts";
import { stackingAnswer } from "./exclusion.ts";
import type { CompiledProvision, Program } from "./program.ts";
import type { At } from "./types.ts";

/** A condition that carries a clause, and the days on which its rule is in force. */
type Limb = { condition: Condition; from: CivilDate; until?: CivilDate };

const found = new WeakMap<Program, Map<string, readonly Limb[]>>();

/**
 * The conditions that carry a clause: the entitlement that is named after it, else the limbs that cite it, else
 * the whole rules it is cited for. Empty when it is no condition. Found once for each compiled pack.
 */
export function limbsOf(program: Program, clause: string): readonly Limb[] {
  const ofProgram = found.get(program) ?? new Map<string, readonly Limb[]>();
  found.set(program, ofProgram);
  const known = ofProgram.get(clause);
  if (known !== undefined) return known;
  const limbs = findLimbs(program, clause);
  ofProgram.set(clause, limbs);
  return limbs;
}

function findLimbs(program: Program, clause: string): readonly Limb[] {
  const entitlement = program.entitlements.find(({ item }) => item.id === clause);
  if (entitlement) return [limb(entitlement.item, entitlement.condition)];
  const rules = [...program.categories, ...program.groups].map(({ item, condition }) => ({
    rule: item,
    condition,
  }));
  const classes = program.classes.map(({ rate, condition }) => ({ rule: rate, condition }));
  const prompts = program.provisions
    // A report counts what other rules decide; how often somebody is visited decides nothing about the child.
    .filter(({ provision }) => provision.kind !== "report")
    .flatMap((compiled) => {
      const condition = wholeOf(compiled);
      return condition ? [{ rule: compiled.provision, condition }] : [];
    });
  const whole = [...rules, ...classes, ...prompts].filter(({ rule }) => rule.clauses.includes(clause));
  // A definition is a part of other rules: only the limbs in it that cite the clause speak for the clause.
  const definitions = program.items.flatMap(({ item, condition }) =>
    item.kind === "definition" ? [{ rule: item, condition }] : [],
  );
  const limbs = [...whole, ...definitions].flatMap(({ rule, condition }) =>
    citing(condition, clause, program).map((one) => limb(rule, one)),
  );
  return limbs.length > 0 ? limbs : whole.map(({ rule, condition }) => limb(rule, condition));
}

const limb = ({ from, until }: Omit<Limb, "condition">, condition: Condition): Limb => ({
  condition,
  from,
  ...(until !== undefined && { until }),
});

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

/**
 * Yes or no for a clause about one child on a day, no where its rules are not in force; undefined when open, or when the
 * clause is not a condition.
 */
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
  const limbs = limbsOf(program, clause).map((one) =>
    within(at.on, one) ? one.condition.run(program.frame) : NO,
  );
  const values = [...stackings, ...limbs];
  if (values.length === 0) return undefined;
  const value = values.reduce<Value>(either, NO);
  return value === UNKNOWN ? undefined : value >= REVIEW ? "yes" : "no";
}
