/** Compiles the conditions that look at one child's facts, apart from those about the parents. */
import type { AgeTest, Expression, IncidentTest } from "../artefact/expression.ts";
import { addDays } from "../facts/calendar.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { both, NO, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition, Gather, Run, Scope } from "./condition.ts";
import { ABSENT, type Frame, wordIndex, wordMask } from "./frame.ts";

/** A leaf about one fact: when it is open, that fact is what is missing. */
const leaf = (source: Expression, name: FactName, run: Run): Condition => ({
  source,
  children: [],
  run,
  gather: (_frame, _value, weight, sink) => sink.fact(name, weight),
});

/** A test of one slot by a table: index 0 is unknown, index n + 1 the answer for the slot value n. */
const byTable = (source: Expression, name: FactName, slot: number, table: Uint8Array): Condition =>
  leaf(source, name, (frame) => (table[frame.slot(slot) + 1] ?? NO) as Value);

const byNumber = (
  source: Expression,
  name: FactName,
  slot: number,
  test: (value: number) => boolean,
): Condition =>
  leaf(source, name, (frame) => {
    const value = frame.slot(slot);
    return value === ABSENT ? UNKNOWN : test(value) ? YES : NO;
  });

function compileIs(
  source: Expression,
  name: FactName,
  wanted: boolean | string | number,
  scope: Scope,
): Condition {
  const slot = scope.slotOf(name);
  if (typeof wanted === "number") return byNumber(source, name, slot, (value) => value === wanted);
  const index = typeof wanted === "boolean" ? Number(wanted) : wordIndex(name, wanted);
  const table = new Uint8Array(index + 2);
  table[0] = UNKNOWN;
  table[index + 1] = YES;
  return byTable(source, name, slot, table);
}

function compileIn(
  source: Expression,
  [name, words, open = []]: readonly [FactName, readonly string[], (readonly string[])?],
  scope: Scope,
): Condition {
  const definition = FACTS[name];
  const every = definition.type === "word" ? Object.keys(definition.words) : [];
  const answers = every.map((word) => (words.includes(word) ? YES : open.includes(word) ? UNKNOWN : NO));
  return byTable(source, name, scope.slotOf(name), new Uint8Array([UNKNOWN, ...answers]));
}

function compileHas(source: Expression, name: FactName, words: readonly string[], scope: Scope): Condition {
  const mask = wordMask(name, words);
  const slot = scope.slotOf(name);
  return leaf(source, name, (frame) => {
    const held = frame.slot(slot);
    return held === ABSENT ? UNKNOWN : (held & mask) !== 0 ? YES : NO;
  });
}

function compileAge(source: Expression, { from, under, moved }: AgeTest, scope: Scope): Condition {
  for (const years of [from, under]) if (years !== undefined) scope.ageLimit(years);
  const slot = scope.slotOf("birthDate");
  const limit = moved ? movedLimit(moved) : unmoved;
  return leaf(source, "birthDate", (frame) => {
    const birth = frame.texts[slot];
    if (birth === undefined) return UNKNOWN;
    if (from !== undefined && birth > limit(frame, from, "from")) return NO;
    return under !== undefined && birth <= limit(frame, under, "under") ? NO : YES;
  });
}

type Limit = (frame: Frame, years: number, bound: "from" | "under") => string;
const unmoved: Limit = (frame, years) => frame.ages[years] ?? "";
const movedLimit =
  (moved: NonNullable<AgeTest["moved"]>): Limit =>
  (frame, years, bound) =>
    addDays(frame.ages[years] ?? "", -(moved[bound] ?? 0));

/** A part of an incident that is not asked for holds; one that is not known is unknown. */
const part = <T extends boolean | string>(wanted: T | undefined, actual: T | undefined): Value =>
  wanted === undefined ? YES : actual === undefined ? UNKNOWN : actual === wanted ? YES : NO;

function compileIncident(source: Expression, test: IncidentTest): Condition {
  return leaf(source, "incidents", (frame) => {
    const { incidents } = frame;
    if (incidents === undefined) return UNKNOWN;
    let best: Value = NO;
    for (const incident of incidents) {
      if (!test.kinds.includes(incident.kind)) continue;
      if (incident.date !== undefined && incident.date > frame.on) continue;
      const isOpen = incident.state === undefined ? undefined : incident.state !== "closed";
      const value = both(
        both(
          part(test.byGuardianship, incident.byGuardianship),
          part(test.safetyThreat, incident.safetyThreat),
        ),
        both(part(test.open, isOpen), part(test.state, incident.state)),
      );
      if (value > best) best = value;
    }
    return best;
  });
}

function compileApart(source: Expression, a: FactName, b: FactName, digits: number, scope: Scope): Condition {
  const [first, second] = [scope.slotOf(a), scope.slotOf(b)];
  const gather: Gather = (frame, _value, weight, sink) => {
    const [noFirst, noSecond] = [frame.texts[first] === undefined, frame.texts[second] === undefined];
    const share = noFirst && noSecond ? weight / 2 : weight;
    if (noFirst) sink.fact(a, share);
    if (noSecond) sink.fact(b, share);
  };
  const run: Run = (frame) => {
    const [one, other] = [frame.texts[first], frame.texts[second]];
    if (one === undefined || other === undefined) return UNKNOWN;
    return one.slice(0, digits) !== other.slice(0, digits) ? YES : NO;
  };
  return { source, children: [], run, gather };
}

/** Compiles a leaf; undefined when the condition is not one of these. */
export function compileLeaf(source: Expression, scope: Scope): Condition | undefined {
  if ("is" in source) return compileIs(source, source.is[0], source.is[1], scope);
  if ("in" in source) return compileIn(source, source.in, scope);
  if ("has" in source) return compileHas(source, source.has[0], source.has[1], scope);
  if ("gte" in source) {
    const [name, bound] = source.gte;
    return byNumber(source, name, scope.slotOf(name), (value) => value >= bound);
  }
  if ("lte" in source) {
    const [name, bound] = source.lte;
    return byNumber(source, name, scope.slotOf(name), (value) => value <= bound);
  }
  if ("age" in source) return compileAge(source, source.age, scope);
  if ("incident" in source) return compileIncident(source, source.incident);
  if ("apart" in source)
    return compileApart(source, source.apart[0], source.apart[1], source.apart[2], scope);
  return undefined;
}
