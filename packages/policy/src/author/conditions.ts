/** What an author writes conditions with. Every function returns plain data; nothing here runs in the server. */
import type { Expression, IncidentTest, StatusTest } from "../artefact/expression.ts";
import type { Bilingual } from "../decision.ts";
import type { FACTS, FactDefinition, FactName, ParentStatus } from "../facts/vocabulary.ts";

type NamesOf<T extends FactDefinition["type"]> = {
  [N in FactName]: (typeof FACTS)[N] extends { type: T } ? N : never;
}[FactName];
type WordsOf<N extends FactName> = (typeof FACTS)[N] extends { words: infer W } ? keyof W & string : never;

/** Every one holds. An "all" inside an "all" says nothing more, and is spread out. */
export const all = (...conditions: Expression[]): Expression => ({
  all: conditions.flatMap((one) => ("all" in one ? one.all : [one])),
});
/** At least one holds. An "any" inside an "any" is spread out. */
export const any = (...conditions: Expression[]): Expression => ({
  any: conditions.flatMap((one) => ("any" in one ? one.any : [one])),
});
export const not = (condition: Expression): Expression => ({ not: condition });
export const never: Expression = { constant: false };

/** A boolean fact holds. `not(holds(…))` when it is known not to. */
export const holds = (fact: NamesOf<"boolean">): Expression => ({ is: [fact, true] });
/** A word fact is one of these words. */
export const isOneOf = <N extends NamesOf<"word">>(fact: N, ...words: WordsOf<N>[]): Expression => ({
  in: [fact, words],
});
/** A word fact is one of `yes`; the words of `open` say neither yes nor no, and leave it unknown. */
export const wordSays = <N extends NamesOf<"word">>(
  fact: N,
  { yes, open }: { yes: readonly WordsOf<N>[]; open: readonly WordsOf<N>[] },
): Expression => ({ in: [fact, yes, open] });
/** A set fact contains at least one of these words. */
export const includes = <N extends NamesOf<"words">>(fact: N, ...words: WordsOf<N>[]): Expression => ({
  has: [fact, words],
});
export const atLeast = (fact: NamesOf<"number">, bound: number): Expression => ({ gte: [fact, bound] });
export const atMost = (fact: NamesOf<"number">, bound: number): Expression => ({ lte: [fact, bound] });

/** Under `years`: until the day before that birthday. */
export const under = (years: number): Expression => ({ age: { under: years } });
/** From the birthday at `from` until the day before the birthday at `years`. */
export const aged = (from: number, years: number): Expression => ({ age: { from, under: years } });

const test = (statuses: readonly ParentStatus[]): StatusTest => ({ any: statuses });
/** A status that has lasted that many full months. */
export const lasting = (months: number, ...statuses: ParentStatus[]): StatusTest => ({
  any: statuses,
  months,
});
/** A status that began before the child's birthday at that age. */
export const beforeAge = (years: number, ...statuses: ParentStatus[]): StatusTest => ({
  any: statuses,
  beforeAge: years,
});
const asTest = (value: readonly ParentStatus[] | StatusTest): StatusTest =>
  "any" in value ? value : test(value);

/** One parent is in one set of statuses and the other in the other set, whichever is which. */
export const oneParentAndOther = (
  one: readonly ParentStatus[] | StatusTest,
  other: readonly ParentStatus[] | StatusTest,
): Expression => ({
  parents: [asTest(one), asTest(other)],
});
export const bothParents = (statuses: readonly ParentStatus[] | StatusTest): Expression => ({
  eachParent: asTest(statuses),
});
export const someParent = (statuses: readonly ParentStatus[] | StatusTest): Expression => ({
  someParent: asTest(statuses),
});
export const father = (...statuses: ParentStatus[]): Expression => ({ father: test(statuses) });
export const mother = (...statuses: ParentStatus[]): Expression => ({ mother: test(statuses) });

export const incident = (wanted: IncidentTest): Expression => ({ incident: wanted });
/** Two division facts lie in different counties. */
export const inDifferentCounties = (a: NamesOf<"division">, b: NamesOf<"division">): Expression => ({
  apart: [a, b, 6],
});
/** The answer of an item declared earlier. */
export const item = (id: string): Expression => ({ item: id });

/** The branch of the reading in force; a bureau can switch it. One branch for every option. */
export const underReading = (
  reading: string,
  branches: Readonly<Record<string, Expression>>,
): Expression => ({ under: [reading, branches] });
/**
 * An ambiguous limb: a yes is confirmed by a named person for each child, unless the bureau takes the option
 * `include` or `exclude`. Declare the reading with `confirmedReading`.
 */
export const ambiguous = (reading: string, condition: Expression): Expression => ({
  review: [reading, condition],
});
/** Ties a limb to its clauses; `says` is the line an explanation prints, where the clause's gloss is too wide. */
export const cite = (
  clauses: string | readonly string[],
  condition: Expression,
  says?: Bilingual,
): Expression => {
  const list = typeof clauses === "string" ? [clauses] : clauses;
  return says === undefined ? { cite: [list, condition] } : { cite: [list, condition, says] };
};
/** Holds only from a day on. */
export const fromDay = (day: string, condition: Expression): Expression => ({ since: [day, condition] });
