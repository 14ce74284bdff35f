/**
 * Conditions as data: every node is an object with exactly one key, its operator. This is the whole language
 * of a pack; there is no other way to express a rule, so nothing a pack contains can run.
 */
import type { Bilingual } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { FactName, IncidentKind, IncidentState, ParentStatus } from "../facts/vocabulary.ts";

/**
 * Full years: `from` reached, `under` not yet. `moved` puts a bound a day later or earlier, as the check of a pack
 * tries it; the loader refuses an artefact with it.
 */
export type AgeTest = { from?: number; under?: number; moved?: { from?: 1 | -1; under?: 1 | -1 } };

/** What an incident must be. A part left out is not asked for. */
export type IncidentTest = {
  kinds: readonly IncidentKind[];
  byGuardianship?: boolean;
  safetyThreat?: boolean;
  /** True: only incidents that are not closed. */
  open?: boolean;
  /** Only incidents in this state; in place of `open`. */
  state?: IncidentState;
};

/**
 * Statuses that satisfy a place in a pair. `months`: one has lasted so many full months. `beforeAge`: one began
 * before the child's birthday at that age.
 */
export type StatusTest = { any: readonly ParentStatus[]; months?: number; beforeAge?: number };

export type Expression =
  | { all: readonly Expression[] }
  | { any: readonly Expression[] }
  | { not: Expression }
  | { constant: boolean }
  /** A boolean, word or number fact equals a value. */
  | { is: readonly [FactName, boolean | string | number] }
  /** A word fact is one of these. A word of the second list leaves the question open: it says neither yes nor no. */
  | { in: readonly [FactName, readonly string[], (readonly string[])?] }
  /** A set fact holds at least one of these. */
  | { has: readonly [FactName, readonly string[]] }
  | { gte: readonly [FactName, number] }
  | { lte: readonly [FactName, number] }
  | { age: AgeTest }
  /** One parent passes the first test and the other the second, whichever is which. */
  | { parents: readonly [StatusTest, StatusTest] }
  | { eachParent: StatusTest }
  | { someParent: StatusTest }
  | { father: StatusTest }
  | { mother: StatusTest }
  | { incident: IncidentTest }
  /** Two divisions differ in their first `digits` digits. */
  | { apart: readonly [FactName, FactName, number] }
  /** The answer of an item declared earlier in the pack. */
  | { item: string }
  /** The branch that belongs to the option in force of a reading. */
  | { under: readonly [string, Readonly<Record<string, Expression>>] }
  /**
   * The text is ambiguous here. By the option in force of the reading: `include` counts as it is, `exclude` never
   * counts, any other makes a yes a "review" that a named person confirms.
   */
  | { review: readonly [string, Expression] }
  /** Carries the clause and, where the generated words would not do, the words of an explanation. */
  | { cite: readonly [readonly string[], Expression, Bilingual?] }
  /** Holds from a day on: for rules that begin or end on another day than their document. */
  | { since: readonly [CivilDate, Expression] };
