/** Compiles the conditions about the parents: two slots without an order, each holding a set of statuses. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import { addMonths } from "../facts/calendar.ts";
import type { DatedStatus, FactName } from "../facts/vocabulary.ts";
import { both, either, NO, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition, Gather, Run, Scope } from "./condition.ts";
import { ABSENT, type Frame, holdsOn, statusMask } from "./frame.ts";

type ParentTest = (mask: number, statuses: readonly DatedStatus[] | undefined, frame: Frame) => Value;

/** Tests one parent. With `months`, a status must have lasted that long; an unknown beginning is unknown. */
function parentTest(test: StatusTest): ParentTest {
  const wanted = statusMask(test.any);
  const { months } = test;
  if (months === undefined) return (mask) => (mask === ABSENT ? UNKNOWN : (mask & wanted) !== 0 ? YES : NO);
  return (mask, statuses, frame) => {
    if (mask === ABSENT) return UNKNOWN;
    if ((mask & wanted) === 0) return NO;
    let best: Value = NO;
    for (const status of statuses ?? []) {
      if (!test.any.includes(status.status) || !holdsOn(status, frame.on)) continue;
      if (status.since === undefined) best = UNKNOWN;
      else if (addMonths(status.since, months) <= frame.on) return YES;
    }
    return best;
  };
}

/**
 * A parent's test is open when nothing is known of the parent, or when it is not known since when a status that
 * must have lasted holds.
 */
function gatherParents(tests: readonly StatusTest[]): Gather {
  const timed = tests.flatMap((test) => (test.months === undefined ? [] : test.any));
  const isOpen = (statuses: readonly DatedStatus[] | undefined) =>
    statuses === undefined || statuses.some((one) => one.since === undefined && timed.includes(one.status));
  return (frame, _value, weight, sink) => {
    const [father, mother] = [isOpen(frame.father), isOpen(frame.mother)];
    const share = father && mother ? weight / 2 : weight;
    if (father) sink.fact("father.statuses", share);
    if (mother) sink.fact("mother.statuses", share);
  };
}

type Judge = (father: (test: ParentTest) => Value, mother: (test: ParentTest) => Value) => Value;

function aboutBoth(source: Expression, scope: Scope, tests: readonly StatusTest[], judge: Judge): Condition {
  const [fatherSlot, motherSlot] = [scope.slotOf("father.statuses"), scope.slotOf("mother.statuses")];
  const run: Run = (frame) =>
    judge(
      (test) => test(frame.slot(fatherSlot), frame.father, frame),
      (test) => test(frame.slot(motherSlot), frame.mother, frame),
    );
  return { source, children: [], run, gather: gatherParents(tests) };
}

/** A pair of plain status sets is the commonest test of all: two masks, no calls. */
function compilePair(source: Expression, scope: Scope, one: StatusTest, other: StatusTest): Condition {
  if (one.months !== undefined || other.months !== undefined) {
    const [first, second] = [parentTest(one), parentTest(other)];
    return aboutBoth(source, scope, [one, other], (father, mother) =>
      either(both(father(first), mother(second)), both(father(second), mother(first))),
    );
  }
  const [a, b] = [statusMask(one.any), statusMask(other.any)];
  const [fatherSlot, motherSlot] = [scope.slotOf("father.statuses"), scope.slotOf("mother.statuses")];
  const run: Run = (frame) => {
    const father = frame.slot(fatherSlot);
    const mother = frame.slot(motherSlot);
    if (father === ABSENT) return mother === ABSENT || (mother & (a | b)) !== 0 ? UNKNOWN : NO;
    if (mother === ABSENT) return (father & (a | b)) !== 0 ? UNKNOWN : NO;
    return ((father & a) !== 0 && (mother & b) !== 0) || ((father & b) !== 0 && (mother & a) !== 0)
      ? YES
      : NO;
  };
  return { source, children: [], run, gather: gatherParents([one, other]) };
}

function compileOneParent(source: Expression, name: FactName, test: StatusTest, scope: Scope): Condition {
  const slot = scope.slotOf(name);
  const judge = parentTest(test);
  const isFather = name === "father.statuses";
  return {
    source,
    children: [],
    run: (frame) => judge(frame.slot(slot), isFather ? frame.father : frame.mother, frame),
    gather: (_frame, _value, weight, sink) => sink.fact(name, weight),
  };
}

/** Compiles a condition about the parents; undefined when it is not one. */
export function compileParents(source: Expression, scope: Scope): Condition | undefined {
  if ("parents" in source) return compilePair(source, scope, source.parents[0], source.parents[1]);
  if ("eachParent" in source) {
    const test = parentTest(source.eachParent);
    return aboutBoth(source, scope, [source.eachParent], (father, mother) =>
      both(father(test), mother(test)),
    );
  }
  if ("someParent" in source) {
    const test = parentTest(source.someParent);
    return aboutBoth(source, scope, [source.someParent], (father, mother) =>
      either(father(test), mother(test)),
    );
  }
  if ("father" in source) return compileOneParent(source, "father.statuses", source.father, scope);
  if ("mother" in source) return compileOneParent(source, "mother.statuses", source.mother, scope);
  return undefined;
}
