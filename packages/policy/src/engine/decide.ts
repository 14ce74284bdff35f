/** The fast path: facts in, decision out, nothing traced. */
import type { Allowance, Answer, Decision, GroupAnswer } from "../decision.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { decideAllowance } from "./allowance.ts";
import { answerOf, NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import { confirmations, type DayContext, dayContext } from "./context.ts";
import { Needs, WEIGHTS } from "./needs.ts";
import type { CompiledItem, Program } from "./program.ts";
import type { At } from "./types.ts";

/** More distinct answer sets than this and the cache starts again: a bound on memory, not a limit on answers. */
const CACHE_LIMIT = 4096;
const NO_REVIEWS: Decision["reviews"] = Object.freeze([]);

export type Decider = {
  decide(facts: Facts, at: At): Decision;
  /** Loads a child's facts and answers every item; the explanation reads them from the frame. */
  load(facts: Facts, at: At): DayContext;
};

/** A code of four answers an item stays exact up to 26 items; a longer list is simply not shared. */
const SHARED_ITEMS = 26;

/** Answers by id for a list of items, shared between the children who have the same ones. */
function answersOf<T extends Answer>(
  items: readonly CompiledItem[],
  program: Program,
  day: DayContext,
  cache: Map<number, Readonly<Record<string, T>>>,
  wordOf: (value: Value) => T | undefined,
): Readonly<Record<string, T>> {
  const { frame } = program;
  const isShared = items.length <= SHARED_ITEMS;
  let code = 0;
  for (let i = 0; i < items.length; i++) code = code * 4 + frame.answer((items[i] as CompiledItem).number);
  const known = isShared ? cache.get(code) : undefined;
  if (known !== undefined) return known;
  const answers: Record<string, T> = {};
  for (const { item, number } of items) {
    const word = day.inForce[number] === 1 ? wordOf(frame.answer(number)) : undefined;
    if (word !== undefined) answers[item.id] = word;
  }
  const shared = Object.freeze(answers);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  if (isShared) cache.set(code, shared);
  return shared;
}

/** An entitlement that is "no" is not listed. */
const entitlementOf = (value: Value) =>
  value === YES ? "yes" : value === REVIEW ? "review" : value === UNKNOWN ? "unknown" : undefined;

/** Makes the decider of a compiled pack. It keeps the last day's context: ask day by day, not child by child. */
export function createDecider(program: Program): Decider {
  const { frame } = program;
  const nobodySpoke = new Uint8Array(program.readings.length).fill(REVIEW);
  const asked = [...program.categories, ...program.groups, ...program.entitlements];
  const weights = asked.map(({ item }) => WEIGHTS[item.kind]);
  const groupOf = (id: string) =>
    program.groups.filter(({ item }) => item.kind === "group" && item.group === id);
  const groups = {
    inDifficulty: groupOf("inDifficulty"),
    orphan: groupOf("orphan"),
    deFacto: groupOf("deFacto"),
    leftBehind: groupOf("leftBehind"),
  };
  let last: { at: At; day: DayContext } | undefined;

  const dayOf = (at: At): DayContext => {
    if (
      last !== undefined &&
      last.at.on === at.on &&
      last.at.standards === at.standards &&
      last.at.readings === at.readings
    )
      return last.day;
    const day = dayContext(program, at);
    last = { at, day };
    return day;
  };

  const load = (facts: Facts, at: At): DayContext => {
    const day = dayOf(at);
    frame.setDay(at.on, program.ageLimits);
    frame.options = day.options;
    frame.confirmed = at.choices === undefined ? nobodySpoke : confirmations(program, at.choices);
    frame.load(facts);
    const { items } = program;
    for (let i = 0; i < items.length; i++)
      frame.answers[i] = day.inForce[i] === 1 ? (items[i] as CompiledItem).condition.run(frame) : NO;
    return day;
  };

  const groupAnswer = (items: readonly CompiledItem[], day: DayContext): GroupAnswer => {
    for (let i = 0; i < items.length; i++) {
      const { number } = items[i] as CompiledItem;
      if (day.inForce[number] === 1) return answerOf(frame.answer(number));
    }
    return "undefined";
  };

  const needs = new Needs();
  const decide = (facts: Facts, at: At): Decision => {
    const day = load(facts, at);
    needs.clear();
    const { allowance, conflicts } = decideAllowance({ program, day, choices: at.choices, needs });
    needs.closeAllowance();
    for (let i = 0; i < asked.length; i++) {
      const { number, condition } = asked[i] as CompiledItem;
      const value: Value = frame.answer(number);
      if (value === UNKNOWN || value === REVIEW) needs.add(frame, condition, value, weights[i] ?? 0);
    }
    const missing = needs.ranked();
    return {
      categories: answersOf(program.categories, program, day, day.categories, answerOf),
      inDifficulty: groupAnswer(groups.inDifficulty, day),
      orphan: groupAnswer(groups.orphan, day),
      deFacto: groupAnswer(groups.deFacto, day),
      leftBehind: groupAnswer(groups.leftBehind, day),
      allowance: missing.length > 0 ? withNeeds(allowance, needs) : allowance,
      entitlements: answersOf(program.entitlements, program, day, day.entitlements, entitlementOf),
      conflicts,
      needs: missing,
      reviews: reviewsOf(program, needs),
    };
  };

  return { decide, load };
}

/** The facts the allowance waits for; an allowance that is settled waits for none. */
function withNeeds(allowance: Allowance, needs: Needs): Allowance {
  const facts = needs.rankedForAllowance();
  return facts.length > 0 ? { ...allowance, needs: facts } : allowance;
}

const reviewsOf = (program: Program, needs: Needs): Decision["reviews"] => {
  const numbers = needs.reviews();
  if (numbers.length === 0) return NO_REVIEWS;
  return numbers.flatMap((number) => {
    const reading = program.readings[number];
    return reading ? [{ clause: reading.clause, reading: reading.id }] : [];
  });
};
