/** Compiles the conditions about the parents: two slots without an order, each holding a set of statuses. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import { addMonths, type CivilDate, reaches } from "../facts/calendar.ts";
import type { DatedStatus, FactName } from "../facts/vocabulary.ts";
import { both, either, NO, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition, Gather, Run, Scope } from "./condition.ts";
import { ABSENT, type Frame, holdsOn, statusMask } from "./frame.ts";

type ParentTest = (mask: number, statuses: readonly DatedStatus[] | undefined, frame: Frame) => Value;

/** Whether a status that holds began as the test asks; an unknown beginning is unknown. */
function begun(test: StatusTest, scope: Scope): (since: CivilDate | undefined, frame: Frame) => Value {
  const { months = 0, beforeAge } = test;
  if (beforeAge === undefined)
    return (since, frame) =>
      since === undefined ? UNKNOWN : addMonths(since, months) <= frame.on ? YES : NO;
  const birthSlot = scope.slotOf("birthDate");
  return (since, frame) => {
    const birth = frame.texts[birthSlot];
    if (since === undefined || birth === undefined) return UNKNOWN;
    return since < reaches(birth, beforeAge) ? YES : NO;
  };
}

const isTimed = (test: StatusTest) => test.months !== undefined || test.beforeAge !== undefined;

/** Tests one parent. With a condition of time, a status must also have begun as it asks. */
function parentTest(test: StatusTest, scope: Scope): ParentTest {
  const wanted = statusMask(test.any);
  if (!isTimed(test)) return (mask) => (mask === ABSENT ? UNKNOWN : (mask & wanted) !== 0 ? YES : NO);
  const hasBegun = begun(test, scope);
  return (mask, statuses, frame) => {
    if (mask === ABSENT) return UNKNOWN;
    if ((mask & wanted) === 0) return NO;
    let best: Value = NO;
    for (const status of statuses ?? []) {
      if (!test.any.includes(status.status) || !holdsOn(status, frame.on)) continue;
      best = either(best, hasBegun(status.since, frame));
    }
    return best;
  };
}

/**
 * A parent's test is open when nothing is known of the parent, or when it is not known since when a status that
 * must have lasted holds.
 */
function gatherParents(tests: readonly StatusTest[], scope: Scope): Gather {
  const timed = tests.flatMap((test) => (isTimed(test) ? test.any : []));
  const birthSlot = tests.some((test) => test.beforeAge !== undefined)
    ? scope.slotOf("birthDate")
    : undefined;
  const isOpen = (statuses: readonly DatedStatus[] | undefined) =>
    statuses === undefined || statuses.some((one) => one.since === undefined && timed.includes(one.status));
  return (frame, _value, weight, sink) => {
    const [father, mother] = [isOpen(frame.father), isOpen(frame.mother)];
    const share = father && mother ? weight / 2 : weight;
    if (birthSlot !== undefined && frame.texts[birthSlot] === undefined) sink.fact("birthDate", share);
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
  return { source, children: [], run, gather: gatherParents(tests, scope) };
}

/** A pair of plain status sets is the commonest test of all: two masks, no calls. */
function compilePair(source: Expression, scope: Scope, one: StatusTest, other: StatusTest): Condition {
  if (isTimed(one) || isTimed(other)) {
    const [first, second] = [parentTest(one, scope), parentTest(other, scope)];
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
  return { source, children: [], run, gather: gatherParents([one, other], scope) };
}

function compileOneParent(source: Expression, name: FactName, test: StatusTest, scope: Scope): Condition {
  const slot = scope.slotOf(name);
  const judge = parentTest(test, scope);
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
    const test = parentTest(source.eachParent, scope);
    return aboutBoth(source, scope, [source.eachParent], (father, mother) =>
      both(father(test), mother(test)),
    );
  }
  if ("someParent" in source) {
    const test = parentTest(source.someParent, scope);
    return aboutBoth(source, scope, [source.someParent], (father, mother) =>
      either(father(test), mother(test)),
    );
  }
  if ("father" in source) return compileOneParent(source, "father.statuses", source.father, scope);
  if ("mother" in source) return compileOneParent(source, "mother.statuses", source.mother, scope);
  return undefined;
}
