/** The artefact of a pack: validated data, canonical JSON, hashed. What the server loads and nothing else. */
import type { Bilingual } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { Expression } from "./expression.ts";
import type { GroupId } from "./group.ts";
import type { PlaceCode } from "./place.ts";
import type { Procedure } from "./procedure.ts";
import type { Provision, RoleCode, Term } from "./provision.ts";
import type { Stacking } from "./stacking.ts";

/** Version of this layout; an artefact of another layout is refused. */
export const PACK_FORMAT = 1;

export const CLAUSE_KINDS = [
  "CAT",
  "BEN",
  "ENT",
  "STACK",
  "WF",
  "DUTY",
  "CAD",
  "RPT",
  "REC",
  "STAFF",
  "INST",
  "DEADLINE",
  "NC",
] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/**
 * What became of a clause. `manual.place`: where in the product the named decision or step is done, absent in packs built
 * before there were places; `where`: how, in words.
 */
export type Became =
  | { as: "encoded"; items: readonly string[] }
  | { as: "manual"; place?: PlaceCode; where: Bilingual }
  | { as: "informational" }
  | { as: "superseded"; by: string };

/** One operative clause: our own words, never the document's sentences. */
export type Clause = {
  no: string;
  section: string;
  kind: ClauseKind;
  gloss: Bilingual;
  became: Became;
};

export type SourceDocument = {
  id: string;
  /** The pack that declares it: a region's own, or one it stands on. */
  pack: string;
  title: Bilingual;
  number: string;
  /** Absent where our sources do not give it. */
  issued?: CivilDate;
  /** The first day its rules are in force. */
  effective: CivilDate;
  url?: string;
  clauses: readonly Clause[];
};

/** How far a value can be trusted: the document itself, an official page, a press report, a mirror copy. */
export const SOURCE_STATUSES = ["document", "official", "press", "mirror"] as const;
export type Source = { text: Bilingual; status: (typeof SOURCE_STATUSES)[number] };

/** A value in force on `[from, until)`. Outside every span the question is refused. */
export type ParameterValue = { from: CivilDate; until: CivilDate; fen: number; source: Source };
/** A value that follows from other parameters by a cited formula, e.g. a share of another rate. */
export type DerivedValue = { from: CivilDate; until: CivilDate; formula: Formula; source: Source };
/**
 * Days for which no verified document gives a value, as the pack says itself: the bureau enters it. `why` names what was
 * looked for and not found; without `until` from that day on.
 */
export type ToBeEntered = {
  from: CivilDate;
  until?: CivilDate;
  clauses: readonly string[];
  why: Bilingual;
};
export const PARAMETER_UNITS = ["fenPerMonth", "fenPerYear", "fen"] as const;
/**
 * Dated amounts. `toBeEntered` declares the days without one; `derived` holds where there is no value of its own;
 * `atLeast` names an earlier parameter that no value may fall below; a `sealed` parameter is
 * not changed by a pack that stands on this one.
 */
export type Parameter = {
  id: string;
  title: Bilingual;
  unit: (typeof PARAMETER_UNITS)[number];
  clauses: readonly string[];
  values: readonly ParameterValue[];
  derived?: readonly DerivedValue[];
  toBeEntered?: readonly ToBeEntered[];
  atLeast?: string;
  sealed?: true;
};

/** A published statistic, by year; empty where no verified figure is at hand. Values are exact decimals. */
export type SeriesValue = { value: string; released: CivilDate; source: Source };
export type Series = {
  id: string;
  title: Bilingual;
  unit: Bilingual;
  clauses: readonly string[];
  values: Readonly<Record<string, SeriesValue>>;
};

export const ROUNDING_MODES = ["halfUp", "down", "up"] as const;
/** Arithmetic over exact rationals, in yuan. */
export type Formula =
  | { number: string }
  /** The value of the proposed parameter on the day before the new one begins. */
  | { current: true }
  /** The statistic of `year − lag`, the year being that in which the new value begins. */
  | { series: readonly [string, number] }
  /** The amount of another parameter on the day the new value begins. */
  | { parameter: string }
  | { setting: readonly [string, Readonly<Record<string, Formula>>] }
  | { add: readonly Formula[] }
  | { subtract: readonly [Formula, Formula] }
  | { multiply: readonly Formula[] }
  | { divide: readonly [Formula, Formula] }
  /** Rounds to whole multiples of `unit` yuan. */
  | { round: readonly [(typeof ROUNDING_MODES)[number], string, Formula] };

/** An uprating formula: it proposes, a gazetted value decides. */
export type Proposal = { parameter: string; clauses: readonly string[]; formula: Formula; from: CivilDate };

export type ReadingOption = { id: string; text: Bilingual };
/** Where the text is ambiguous: the readings there are, and which one this pack takes. */
export type Reading = {
  id: string;
  clause: string;
  text: Bilingual;
  options: readonly ReadingOption[];
  taken: string;
};

type Common = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  from: CivilDate;
  until?: CivilDate;
  /** A pack that stands on this one may not replace, disable or extend it. */
  sealed?: true;
};

export { GROUPS, type GroupId } from "./group.ts";

/** A rule. `definition` is a named condition that others use. */
export type Item =
  | (Common & { kind: "definition"; when: Expression })
  | (Common & { kind: "category"; when: Expression })
  | (Common & { kind: "group"; group: GroupId; when: Expression })
  /** In kind or a referral; `parameter` where a document names an amount with it. */
  | (Common & { kind: "entitlement"; when: Expression; parameter?: string });

/** One of several rates of a class, the first that fits; one without a condition fits everybody left. */
export type ClassRate = { parameter: string; when?: Expression };
/**
 * A rate class: who is in it and which parameter pays it; several where the rate hangs on a fact (hukou type). `starts`:
 * where a document says it of this class alone; it goes before the allowance's own.
 */
export type RateClass = Common & { when: Expression; starts?: StartRule } & (
    | { parameter: string; rates?: undefined }
    | { rates: readonly ClassRate[]; parameter?: undefined }
  );

/** A month beside an event in it: that month, or the one after. */
export const MONTH_RULES = ["sameMonth", "nextMonth"] as const;
export type MonthRule = (typeof MONTH_RULES)[number];
/** The first month that is paid, by the day it is confirmed. `from`: the first such day the document speaks of. */
export type StartRule = { rule: MonthRule; clauses: readonly string[]; from?: CivilDate };

/**
 * The monthly allowance. Classes are tried in order; `precedence` cites why the earlier one wins. `starts`: the first
 * month that is paid, by the day it is confirmed; `stops`: the first that is not, by the day somebody no longer
 * qualifies. Absent where no document says it.
 */
export type Benefit = {
  id: string;
  title: Bilingual;
  classes: readonly RateClass[];
  precedence: { clauses: readonly string[]; text: Bilingual };
  starts?: StartRule;
  stops?: { rule: MonthRule; clauses: readonly string[] };
};

/** A region's own title of a role; dated where a later document renames it. */
export type RoleTitle = {
  role: RoleCode;
  title: Bilingual;
  clauses: readonly string[];
  from?: CivilDate;
  until?: CivilDate;
};
/** A stage of a response chain, in order; `within` only where a document or the bureau gives a term. */
export type Stage = { id: string; title: Bilingual; roles?: readonly RoleCode[]; within?: Term };
export type Mechanism = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  /** Casework of a child, the protection of a child who is harmed, or the ways to an adoption in their order. */
  chain?: "casework" | "protection" | "adoption";
  /** Clauses by which temporary guardianship of a child whose parents refuse their duty waits until police education failed. */
  educationFirst?: readonly string[];
  stages: readonly Stage[];
};

export const OPERATIONS = ["replace", "disable", "raiseTo", "extendUntil"] as const;
/** What a parent pack said before this pack changed it, kept so that it stays visible. */
export type Shadowed = {
  id: string;
  pack: string;
  by: (typeof OPERATIONS)[number];
  clauses: readonly string[];
} & (
  | { item: Item }
  | { parameter: Parameter }
  | { provision: Provision }
  | { stacking: Stacking }
  | { benefit: Benefit }
  | { procedure: Procedure }
);

export type PackContent = {
  format: typeof PACK_FORMAT;
  id: string;
  version: string;
  title: Bilingual;
  /** The parent pack this one was flattened over, pinned by its hash. */
  extends?: { id: string; version: string; hash: string };
  documents: readonly SourceDocument[];
  parameters: readonly Parameter[];
  series: readonly Series[];
  proposals: readonly Proposal[];
  readings: readonly Reading[];
  roles: readonly RoleTitle[];
  mechanisms: readonly Mechanism[];
  items: readonly Item[];
  benefit?: Benefit;
  /** How the allowance is applied for and decided; absent in packs built before there were procedures. */
  procedure?: Procedure;
  stackings: readonly Stacking[];
  /** Absent in packs built before there were any. */
  provisions?: readonly Provision[];
  shadowed: readonly Shadowed[];
};

/** `hash` is the SHA-256 in hex over the canonical JSON of everything else. */
export type Pack = PackContent & { hash: string };
