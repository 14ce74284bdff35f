import type { Pack, SeriesValue } from "../artefact/pack.ts";
import type { Bilingual, Decision, Explanation, Receipt } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import type { Admission } from "./admissions.ts";
import type { Prompt } from "./prompts.ts";
import type { CountedRows } from "./report-rows.ts";
import type { Touches } from "./touches.ts";

/**
 * A gazetted value a bureau entered: in force from `from` until `until` (first day no longer), or until the
 * next value when `until` is absent. On one day the value with the latest `from` wins; on a tie the entered one.
 */
export type EnteredValue = { from: CivilDate; until?: CivilDate; fen: number; source: string };

/** What a bureau entered: gazetted parameter values and published statistics, by their ids in the pack. */
export type Standards = {
  parameters?: Readonly<Record<string, readonly EnteredValue[]>>;
  /** By series, then by year. A figure here wins over the pack's. */
  series?: Readonly<
    Record<string, Readonly<Record<string, Pick<SeriesValue, "value"> & { source: string }>>>
  >;
};

/** Readings a bureau takes instead of the pack's own: reading id → option id. */
export type Readings = Readonly<Record<string, string>>;

/**
 * What named people decided for this child: for a review, its reading id (or clause) → "yes" | "no"; for an
 * exclusion, its clause → the scheme kept.
 */
export type HumanChoices = Readonly<Record<string, string>>;

/** What is asked. `standards` and `readings` are kept by identity from child to child: replace them, do not change them. */
export type At = { on: CivilDate; standards?: Standards; readings?: Readings; choices?: HumanChoices };

/** What a formula still needs, in words: a statistic of a year, a standard on a day, or a figure to put right. */
export type MissingInput = Bilingual & {
  series?: { id: string; year: string };
  parameter?: { id: string; on: CivilDate };
};

/** What an uprating formula proposes, with its working. Amounts in fen per month. */
export type ProposalResult = {
  parameter: string;
  from: CivilDate;
  clauses: readonly string[];
  /** Absent when an input is not known; `missing` then says which, and what to enter. */
  fen?: number;
  missing: readonly MissingInput[];
  working: readonly Bilingual[];
  /** The value in force on `from`, when there is one, and the proposal less it. */
  gazetted?: number;
  difference?: number;
};

/** The value of a parameter on a day, or why there is none and what to do. */
export type ParameterAnswer =
  | { fen: number; from: CivilDate; entered: boolean; source: Bilingual }
  | { refusal: Bilingual };

export type Policy = {
  readonly pack: Pack;
  /** Decides one child on one day; no trace. Throws `PolicyError` for a day or word that does not exist. */
  decide(facts: Facts, at: At): Decision;
  /** The same answer with its reasons, in both languages. */
  explain(facts: Facts, at: At): Explanation;
  /** Alerts, tasks and terms that the child's facts call for on the day. */
  prompts(facts: Facts, at: At): readonly Prompt[];
  /** Whether one clause holds for the child; undefined when open, or when the clause is no condition. */
  clauseAnswer(clause: string, facts: Facts, at: At): "yes" | "no" | undefined;
  /** The provisions that hold for the child on the day, by id; absent is "no". */
  touches(facts: Facts, at: At): Touches;
  /** What the rules in force say of taking the child into an institution of their kind. */
  admissions(facts: Facts, at: At): readonly Admission[];
  /** The rows of the reports in force that count the child, by `report.row`; absent is "no". */
  countedRows(facts: Facts, at: At): CountedRows;
  /** True when some rule of the pack looks at the fact. */
  looksAt(name: FactName): boolean;
  receipt(facts: Facts, at: At, decision: Decision, knownAt?: string): Receipt;
  /** Decides again and compares with a receipt; `differs` names what is not the same. */
  replay(
    facts: Facts,
    at: At,
    receipt: Receipt,
  ): { same: boolean; decision: Decision; differs: readonly ("pack" | "facts" | "context" | "decision")[] };
  parameterOn(parameter: string, on: CivilDate, standards?: Standards): ParameterAnswer;
  /** Parameters that some child's allowance can need on a day and that have no value then: ask before a month is run. */
  missingStandards(at: At): readonly { parameter: string; refusal: Bilingual }[];
  /** What the formula proposes for a value beginning on `from`; undefined when the pack has no formula. */
  propose(
    parameter: string,
    from: CivilDate,
    at?: { standards?: Standards; readings?: Readings },
  ): ProposalResult | undefined;
};
