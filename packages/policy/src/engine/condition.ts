/** Compiles a condition to a closure over a frame, once; and finds what an open answer depends on. */
import type { Expression, IncidentTest, StatusTest } from "../artefact/expression.ts";
import { addMonths } from "../facts/calendar.ts";
import type { DatedStatus, FactName } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { NO, negate, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import { ABSENT, type Frame, holdsOn, statusMask, wordIndex, wordMask } from "./frame.ts";

/** Receives what an open answer rests on: facts that are missing, readings that await a person. */
export type Sink = { fact(name: FactName): void; review(reading: number): void };

export type Condition = {
  readonly source: Expression;
  readonly children: readonly Condition[];
  run(frame: Frame): Value;
  /** Called when `run` gave `value`, which is unknown or review. */
  gather(frame: Frame, value: Value, sink: Sink): unknown;
};

/** Numbers the names of a pack, and keeps the conditions compiled so far for reference by item. */
export type Scope = {
  slotOf(name: FactName): number;
  ageLimit(years: number): void;
  readingOf(id: string): { number: number; options: readonly string[] };
  itemOf(id: string): { number: number; condition: Condition };
};

const leaf = (
  source: Expression,
  facts: readonly FactName[],
  run: Condition["run"],
  slots: readonly number[],
): Condition => ({
  source,
  children: [],
  run,
  gather(frame, _value, sink) {
    facts.forEach((name, i) => {
      const slot = slots[i] ?? 0;
      const isText =
        FACTS[name].type === "date" || FACTS[name].type === "division" || FACTS[name].type === "text";
      if (isText ? frame.texts[slot] === undefined : frame.slot(slot) === ABSENT) sink.fact(name);
    });
  },
});

const gatherOpen: Condition["gather"] = () => {};
const branch = (source: Expression, children: readonly Condition[], run: Condition["run"]): Condition => ({
  source,
  children,
  run,
  gather(frame, value, sink) {
    for (const child of children) if (child.run(frame) === value) child.gather(frame, value, sink);
  },
});

function compileAll(source: Expression, children: readonly Condition[]): Condition {
  const runs = children.map((child) => child.run);
  return branch(source, children, (frame) => {
    let least: Value = YES;
    for (let i = 0; i < runs.length; i++) {
      const value = (runs[i] as Condition["run"])(frame);
      if (value === NO) return NO;
      if (value < least) least = value;
    }
    return least;
  });
}

function compileAny(source: Expression, children: readonly Condition[]): Condition {
  const runs = children.map((child) => child.run);
  return branch(source, children, (frame) => {
    let greatest: Value = NO;
    for (let i = 0; i < runs.length; i++) {
      const value = (runs[i] as Condition["run"])(frame);
      if (value === YES) return YES;
      if (value > greatest) greatest = value;
    }
    return greatest;
  });
}

/** A test of one slot by a table: index 0 is unknown, index n + 1 the answer for the slot value n. */
function compileTable(source: Expression, name: FactName, slot: number, table: readonly Value[]): Condition {
  return leaf(source, [name], (frame) => table[frame.slot(slot) + 1] ?? NO, [slot]);
}

function compileNumber(
  source: Expression,
  name: FactName,
  slot: number,
  test: (value: number) => boolean,
): Condition {
  return leaf(
    source,
    [name],
    (frame) => {
      const value = frame.slot(slot);
      return value === ABSENT ? UNKNOWN : test(value) ? YES : NO;
    },
    [slot],
  );
}

function compileIs(
  source: Expression,
  name: FactName,
  wanted: boolean | string | number,
  slot: number,
): Condition {
  if (typeof wanted === "number") return compileNumber(source, name, slot, (value) => value === wanted);
  const index = typeof wanted === "boolean" ? Number(wanted) : wordIndex(name, wanted);
  const table: Value[] = [UNKNOWN];
  table[index + 1] = YES;
  for (let i = 1; i <= index; i++) table[i] = NO;
  return compileTable(source, name, slot, table);
}

function compileIn(source: Expression, name: FactName, words: readonly string[], slot: number): Condition {
  const table: Value[] = [UNKNOWN];
  const definition = FACTS[name];
  const all = definition.type === "word" ? Object.keys(definition.words) : [];
  all.forEach((word, index) => {
    table[index + 1] = words.includes(word) ? YES : NO;
  });
  return compileTable(source, name, slot, table);
}

function compileAge(source: Expression, test: { from?: number; under?: number }, slot: number): Condition {
  const { from, under } = test;
  return leaf(
    source,
    ["birthDate"],
    (frame) => {
      const birth = frame.texts[slot];
      if (birth === undefined) return UNKNOWN;
      if (from !== undefined && birth > (frame.ages[from] ?? "")) return NO;
      return under !== undefined && birth <= (frame.ages[under] ?? "") ? NO : YES;
    },
    [slot],
  );
}

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

const both = (a: Value, b: Value): Value => (a < b ? a : b);
const either = (a: Value, b: Value): Value => (a > b ? a : b);

function compileParents(
  source: Expression,
  scope: Scope,
  judge: (father: (test: ParentTest) => Value, mother: (test: ParentTest) => Value) => Value,
): Condition {
  const [fatherSlot, motherSlot] = [scope.slotOf("father.statuses"), scope.slotOf("mother.statuses")];
  return {
    source,
    children: [],
    run: (frame) =>
      judge(
        (test) => test(frame.slot(fatherSlot), frame.father, frame),
        (test) => test(frame.slot(motherSlot), frame.mother, frame),
      ),
    gather(frame, _value, sink) {
      if (isOpen(frame.father)) sink.fact("father.statuses");
      if (isOpen(frame.mother)) sink.fact("mother.statuses");
    },
  };
}

/** Nothing is known of a parent, or since when a status holds: either can leave a parent's test open. */
const isOpen = (statuses: readonly DatedStatus[] | undefined) =>
  statuses === undefined || statuses.some((status) => status.since === undefined);

/** A pair of plain status sets is the commonest test of all: two masks, no calls. */
function compilePair(source: Expression, scope: Scope, one: StatusTest, other: StatusTest): Condition {
  if (one.months !== undefined || other.months !== undefined) {
    const [first, second] = [parentTest(one), parentTest(other)];
    return compileParents(source, scope, (father, mother) =>
      either(both(father(first), mother(second)), both(father(second), mother(first))),
    );
  }
  const [a, b] = [statusMask(one.any), statusMask(other.any)];
  const [fatherSlot, motherSlot] = [scope.slotOf("father.statuses"), scope.slotOf("mother.statuses")];
  return leaf(
    source,
    ["father.statuses", "mother.statuses"],
    (frame) => {
      const father = frame.slot(fatherSlot);
      const mother = frame.slot(motherSlot);
      if (father === ABSENT) return mother === ABSENT || (mother & (a | b)) !== 0 ? UNKNOWN : NO;
      if (mother === ABSENT) return (father & (a | b)) !== 0 ? UNKNOWN : NO;
      return ((father & a) !== 0 && (mother & b) !== 0) || ((father & b) !== 0 && (mother & a) !== 0)
        ? YES
        : NO;
    },
    [fatherSlot, motherSlot],
  );
}

function compileIncident(source: Expression, test: IncidentTest): Condition {
  const part = (wanted: boolean | undefined, actual: boolean | undefined): Value =>
    wanted === undefined ? YES : actual === undefined ? UNKNOWN : actual === wanted ? YES : NO;
  return {
    source,
    children: [],
    run(frame) {
      const { incidents } = frame;
      if (incidents === undefined) return UNKNOWN;
      let best: Value = NO;
      for (const incident of incidents) {
        if (!test.kinds.includes(incident.kind)) continue;
        if (incident.date !== undefined && incident.date > frame.on) continue;
        let value = both(
          part(test.byGuardianship, incident.byGuardianship),
          part(test.safetyThreat, incident.safetyThreat),
        );
        if (test.open !== undefined)
          value = both(
            value,
            part(test.open, incident.state === undefined ? undefined : incident.state !== "closed"),
          );
        if (value > best) best = value;
      }
      return best;
    },
    gather: (_frame, _value, sink) => sink.fact("incidents"),
  };
}

function compileApart(source: Expression, a: FactName, b: FactName, digits: number, scope: Scope): Condition {
  const [first, second] = [scope.slotOf(a), scope.slotOf(b)];
  return leaf(
    source,
    [a, b],
    (frame) => {
      const [one, other] = [frame.texts[first], frame.texts[second]];
      if (one === undefined || other === undefined) return UNKNOWN;
      return one.slice(0, digits) !== other.slice(0, digits) ? YES : NO;
    },
    [first, second],
  );
}

function compileUnder(
  source: Expression,
  reading: string,
  branches: Readonly<Record<string, Expression>>,
  scope: Scope,
): Condition {
  const { number, options } = scope.readingOf(reading);
  const children = options.map((option) => compileCondition(branches[option] ?? { constant: false }, scope));
  const taken = (frame: Frame) => children[frame.options[number] ?? 0] as Condition;
  return {
    source,
    children,
    run: (frame) => taken(frame).run(frame),
    gather: (frame, value, sink) => taken(frame).gather(frame, value, sink),
  };
}

function compileReview(source: Expression, reading: string, child: Condition, scope: Scope): Condition {
  const { number } = scope.readingOf(reading);
  return {
    source,
    children: [child],
    run(frame) {
      const value = child.run(frame);
      return value === YES ? ((frame.confirmed[number] ?? REVIEW) as Value) : value;
    },
    gather(frame, value, sink) {
      if (value === REVIEW) sink.review(number);
      if (child.run(frame) === value) child.gather(frame, value, sink);
    },
  };
}

/** Compiles one condition. The artefact was validated: every name in it exists. */
export function compileCondition(source: Expression, scope: Scope): Condition {
  const compile = (expression: Expression) => compileCondition(expression, scope);
  if ("all" in source) return compileAll(source, source.all.map(compile));
  if ("any" in source) return compileAny(source, source.any.map(compile));
  if ("not" in source) {
    const child = compile(source.not);
    return {
      source,
      children: [child],
      run: (frame) => negate(child.run(frame)),
      gather: (frame, value, sink) => child.gather(frame, value, sink),
    };
  }
  if ("constant" in source) {
    const value: Value = source.constant ? YES : NO;
    return { source, children: [], run: () => value, gather: gatherOpen };
  }
  if ("is" in source) return compileIs(source, source.is[0], source.is[1], scope.slotOf(source.is[0]));
  if ("in" in source) return compileIn(source, source.in[0], source.in[1], scope.slotOf(source.in[0]));
  if ("has" in source) {
    const mask = wordMask(source.has[0], source.has[1]);
    return compileNumber(source, source.has[0], scope.slotOf(source.has[0]), (value) => (value & mask) !== 0);
  }
  if ("gte" in source) {
    const [name, bound] = source.gte;
    return compileNumber(source, name, scope.slotOf(name), (value) => value >= bound);
  }
  if ("lte" in source) {
    const [name, bound] = source.lte;
    return compileNumber(source, name, scope.slotOf(name), (value) => value <= bound);
  }
  if ("age" in source) {
    for (const years of [source.age.from, source.age.under]) if (years !== undefined) scope.ageLimit(years);
    return compileAge(source, source.age, scope.slotOf("birthDate"));
  }
  if ("parents" in source) return compilePair(source, scope, source.parents[0], source.parents[1]);
  if ("eachParent" in source) {
    const test = parentTest(source.eachParent);
    return compileParents(source, scope, (father, mother) => both(father(test), mother(test)));
  }
  if ("someParent" in source) {
    const test = parentTest(source.someParent);
    return compileParents(source, scope, (father, mother) => either(father(test), mother(test)));
  }
  if ("father" in source || "mother" in source) {
    const [name, test] =
      "father" in source
        ? (["father.statuses", source.father] as const)
        : (["mother.statuses", source.mother] as const);
    const slot = scope.slotOf(name);
    const judge = parentTest(test);
    const isFather = name === "father.statuses";
    const statuses = (frame: Frame) => (isFather ? frame.father : frame.mother);
    return {
      source,
      children: [],
      run: (frame) => judge(frame.slot(slot), statuses(frame), frame),
      gather: (frame, _value, sink) => isOpen(statuses(frame)) && sink.fact(name),
    };
  }
  if ("incident" in source) return compileIncident(source, source.incident);
  if ("apart" in source)
    return compileApart(source, source.apart[0], source.apart[1], source.apart[2], scope);
  if ("item" in source) {
    const { number, condition } = scope.itemOf(source.item);
    return {
      source,
      children: [],
      run: (frame) => frame.answer(number),
      gather: (frame, value, sink) => condition.gather(frame, value, sink),
    };
  }
  if ("under" in source) return compileUnder(source, source.under[0], source.under[1], scope);
  if ("review" in source) return compileReview(source, source.review[0], compile(source.review[1]), scope);
  if ("cite" in source) {
    // Citing costs nothing when deciding: the closure is the child's own.
    const child = compile(source.cite[1]);
    return { source, children: [child], run: child.run, gather: child.gather };
  }
  const [day, inner] = source.since;
  const child = compile(inner);
  return {
    source,
    children: [child],
    run: (frame) => (frame.on >= day ? child.run(frame) : NO),
    gather: (frame, value, sink) => child.gather(frame, value, sink),
  };
}
