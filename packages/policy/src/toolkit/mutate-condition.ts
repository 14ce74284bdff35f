/** Small wrongs in a condition: each is a mistake an author could have made, and a golden case should notice it. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import { addDays } from "../facts/calendar.ts";
import type { ParentStatus } from "../facts/vocabulary.ts";

/** What was changed, where below the condition, and the condition with it. */
export type Change<T> = { at: string; what: string; to: T };

/** Every small change of one condition. */
export function* mutateCondition(source: Expression, at = ""): Generator<Change<Expression>> {
  if ("all" in source) yield* mutateBranch("all", "any", source.all, at);
  else if ("any" in source) yield* mutateBranch("any", "all", source.any, at);
  else if ("not" in source) {
    yield { at, what: "drop not", to: source.not };
    yield* within(source.not, `${at}.not`, (child) => ({ not: child }));
  } else if ("constant" in source) yield { at, what: "flip", to: { constant: !source.constant } };
  else if ("item" in source) {
    yield { at, what: `not ${source.item}`, to: { not: source } };
  } else if ("under" in source) yield* mutateUnder(source, at);
  else if ("review" in source) {
    const [reading, child] = source.review;
    yield { at, what: `without the reading ${reading}`, to: child };
    yield* within(child, `${at}.review`, (one) => ({ review: [reading, one] }));
  } else if ("cite" in source) {
    const [clauses, child, words] = source.cite;
    yield* within(child, at, (one) => ({ cite: words ? [clauses, one, words] : [clauses, one] }));
  } else if ("since" in source) {
    const [day, child] = source.since;
    yield { at, what: "a day later", to: { since: [addDays(day, 1), child] } };
    yield* within(child, `${at}.since`, (one) => ({ since: [day, one] }));
  } else yield* mutateLeaf(source, at);
}

function* within(
  child: Expression,
  at: string,
  wrap: (child: Expression) => Expression,
): Generator<Change<Expression>> {
  for (const change of mutateCondition(child, at)) yield { ...change, to: wrap(change.to) };
}

function* mutateBranch(
  key: "all" | "any",
  other: "all" | "any",
  children: readonly Expression[],
  at: string,
): Generator<Change<Expression>> {
  const make = (operator: "all" | "any", list: readonly Expression[]): Expression =>
    operator === "all" ? { all: list } : { any: list };
  if (children.length > 1) {
    yield { at, what: `${key} → ${other}`, to: make(other, children) };
    for (const i of children.keys())
      yield { at: `${at}.${key}[${i}]`, what: "drop", to: make(key, children.toSpliced(i, 1)) };
  }
  for (const [i, child] of children.entries())
    yield* within(child, `${at}.${key}[${i}]`, (one) => make(key, children.with(i, one)));
}

function* mutateUnder(
  source: Extract<Expression, { under: unknown }>,
  at: string,
): Generator<Change<Expression>> {
  const [reading, branches] = source.under;
  for (const [option, child] of Object.entries(branches))
    yield* within(child, `${at}.under.${option}`, (one) => ({
      under: [reading, { ...branches, [option]: one }],
    }));
}

function* mutateLeaf(source: Expression, at: string): Generator<Change<Expression>> {
  if ("is" in source) {
    const [fact, wanted] = source.is;
    if (typeof wanted === "number") {
      yield { at, what: "one more", to: { is: [fact, wanted + 1] } };
    } else yield { at, what: "flip", to: { not: source } };
  } else if ("in" in source) {
    const [fact, words, open] = source.in;
    const make = (list: readonly string[]): Expression => ({ in: open ? [fact, list, open] : [fact, list] });
    if (words.length > 1)
      for (const [i, word] of words.entries())
        yield { at, what: `drop ${word}`, to: make(words.toSpliced(i, 1)) };
    else yield { at, what: "flip", to: { not: source } };
    for (const word of open ?? [])
      yield {
        at,
        what: `${word} says no`,
        to: { in: [fact, words, (open ?? []).filter((one) => one !== word)] },
      };
  } else if ("has" in source) {
    const [fact, words] = source.has;
    if (words.length > 1)
      for (const [i, word] of words.entries())
        yield { at, what: `drop ${word}`, to: { has: [fact, words.toSpliced(i, 1)] } };
    else yield { at, what: "flip", to: { not: source } };
  } else if ("gte" in source) {
    const [fact, bound] = source.gte;
    yield { at, what: "one more", to: { gte: [fact, bound + 1] } };
    yield { at, what: "one less", to: { gte: [fact, bound - 1] } };
  } else if ("lte" in source) {
    const [fact, bound] = source.lte;
    yield { at, what: "one more", to: { lte: [fact, bound + 1] } };
    yield { at, what: "one less", to: { lte: [fact, bound - 1] } };
  } else if ("age" in source) {
    for (const key of ["from", "under"] as const)
      if (source.age[key] !== undefined)
        for (const days of [1, -1] as const)
          yield {
            at: `${at}.age.${key}`,
            what: days === 1 ? "a day later" : "a day earlier",
            to: { age: { ...source.age, moved: { [key]: days } } },
          };
  } else if ("apart" in source) yield { at, what: "flip", to: { not: source } };
  else if ("incident" in source) yield* mutateIncident(source, at);
  else yield* mutateParents(source, at);
}

function* mutateIncident(
  source: Extract<Expression, { incident: unknown }>,
  at: string,
): Generator<Change<Expression>> {
  const { incident } = source;
  if (incident.kinds.length > 1)
    for (const [i, kind] of incident.kinds.entries())
      yield {
        at,
        what: `drop ${kind}`,
        to: { incident: { ...incident, kinds: incident.kinds.toSpliced(i, 1) } },
      };
  for (const key of ["byGuardianship", "safetyThreat", "open", "state"] as const)
    if (incident[key] !== undefined) {
      const { [key]: _, ...rest } = incident;
      yield { at, what: `drop ${key}`, to: { incident: rest } };
    }
}

function* mutateParents(source: Expression, at: string): Generator<Change<Expression>> {
  if ("parents" in source) {
    const [one, other] = source.parents;
    yield { at, what: "one parent is enough (first)", to: { someParent: one } };
    yield { at, what: "one parent is enough (second)", to: { someParent: other } };
    for (const change of mutateStatuses(one))
      yield { at, what: change.what, to: { parents: [change.to, other] } };
    for (const change of mutateStatuses(other))
      yield { at, what: change.what, to: { parents: [one, change.to] } };
  } else if ("eachParent" in source) {
    yield { at, what: "one parent is enough", to: { someParent: source.eachParent } };
    for (const change of mutateStatuses(source.eachParent))
      yield { at, what: change.what, to: { eachParent: change.to } };
  } else if ("someParent" in source) {
    yield { at, what: "both parents", to: { eachParent: source.someParent } };
    for (const change of mutateStatuses(source.someParent))
      yield { at, what: change.what, to: { someParent: change.to } };
  } else if ("father" in source) yield { at, what: "the mother", to: { mother: source.father } };
  else if ("mother" in source) yield { at, what: "the father", to: { father: source.mother } };
}

function* mutateStatuses(test: StatusTest): Generator<{ what: string; to: StatusTest }> {
  if (test.any.length > 1)
    for (const [i, status] of test.any.entries())
      yield { what: `drop ${status}`, to: { ...test, any: test.any.toSpliced(i, 1) as ParentStatus[] } };
  if (test.months !== undefined) {
    yield { what: "a month more", to: { ...test, months: test.months + 1 } };
    yield { what: "a month less", to: { ...test, months: test.months - 1 } };
  }
  if (test.beforeAge !== undefined)
    yield { what: "a year less", to: { ...test, beforeAge: test.beforeAge - 1 } };
}
