import type { Bilingual, Explanation, FactName, PlaceCode } from "@tongyou/policy";
import type { RuleLine } from "@tongyou/policy/engine";
import { FACTS } from "@tongyou/policy/facts";
import { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { factValue, type RuleFilter } from "../children/children.schema.ts";
import { civilDate, divisionCode } from "../page.schema.ts";
import type { Door } from "../places/places.ts";
import type { ClauseCases } from "./clause-cases.schema.ts";
import type { ProposalRow, SettingRow } from "./gazette.schema.ts";

/** The reading of an ambiguous clause a bureau takes from a day on, with the document or the reason it rests on. */
export const chooseReadingInput = z.object({
  reading: z.string().trim().min(1).max(60),
  option: z.string().trim().min(1).max(60),
  validFrom: civilDate,
  reason: z.string().trim().min(1).max(200),
  documentNumber: z.string().trim().min(1).max(80).optional(),
});

/** `area`: any division code; the children counted are those of it inside the staff member's own area. */
export const policyClauseInput = z.object({
  no: z.string().trim().min(1).max(40),
  area: divisionCode.optional(),
});

/** Facts of the national vocabulary, of nobody: no name, no number, no place is asked for. Absent is unknown. */
export const tryChildInput = z.object({
  /** Absent: the bureau's working day. */
  on: civilDate.optional(),
  facts: z
    .partialRecord(z.enum(Object.keys(FACTS) as [FactName, ...FactName[]]), z.unknown())
    .superRefine((facts, context) => {
      for (const [name, value] of Object.entries(facts))
        if (!factValue(name as FactName).safeParse(value).success)
          context.addIssue({ code: "custom", path: [name], message: "invalid" });
    }),
});

/** A clause's rules in words, and whom they touch now in the area of whoever asks. */
export type ClauseRules = {
  no: string;
  rules: {
    id: string;
    rule: RuleLine;
    /**
     * How many open files the list shows with `filter`, null while they are being counted; no `children` where the
     * list has no such filter for this rule, or the role no list.
     */
    children: { count: number | null; filter: RuleFilter } | null;
  }[];
  cases: ClauseCases;
};
/** What the pack decides for facts typed in a form; nothing of it is stored. */
export type TriedChild = {
  explanation: Explanation;
  /** The facts this pack looks at, in the order it asks. */
  asks: FactName[];
};

export type { RuleLine };

export type ClauseRow = {
  no: string;
  section: string;
  kind: string;
  says: Bilingual;
  became: "encoded" | "manual" | "informational" | "superseded";
  items: { id: string; kind: string; name: Bilingual }[];
  /** For manual: who decides or acts, and how. */
  where: Bilingual | null;
  /** Where it is carried out; null: there is nothing to do. Empty: a pack from before there were places. */
  places: readonly PlaceCode[] | null;
};
/** A place that clauses name: its pages, the usual one first, and the roles that may open one of them. */
export type PlaceRow = { place: PlaceCode; title: Bilingual; doors: readonly Door[]; roles: TenantRole[] };
export type ParameterRow = {
  id: string;
  name: Bilingual;
  unit: "fen" | "ratio" | "years" | "yuanPerYear" | "number";
  clause: string;
  values: {
    from: string;
    to: string | null;
    value: number | string;
    source: Bilingual;
    status: "official" | "press" | "bureau";
    documentNumber: string | null;
    /** How the bureau came to it; null for a value of the pack. */
    entered: StandardEntry | null;
  }[];
  /** Days for which no verified document gives a value, by the pack itself, and the bureau has entered none. */
  toBeEntered: { from: string; to: string | null; why: Bilingual; clause: string }[];
  /** What the formula gives: the next to be gazetted first. */
  proposals: ProposalRow[];
};
/** Who entered a value and when; `proposed`: what the formula gave then, in fen. */
export type StandardEntry = {
  by: string;
  at: string;
  issuedOn: string | null;
  note: string | null;
  proposed: number | null;
};
export type ChosenReading = {
  option: string;
  from: string;
  reason: string;
  documentNumber: string | null;
  enteredBy: string;
  enteredAt: string;
};
export type PolicyBook = {
  pack: { id: string; version: string; hash: string; name: Bilingual };
  documents: {
    id: string;
    title: Bilingual;
    number: string;
    /** null: the copy at hand does not carry the day. */
    issued: string | null;
    effective: string;
    clauses: ClauseRow[];
  }[];
  places: PlaceRow[];
  counts: { clauses: number; encoded: number; manual: number; informational: number; superseded: number };
  parameters: ParameterRow[];
  /** What the documents leave to the bureau. */
  settings: SettingRow[];
  series: {
    id: string;
    name: Bilingual;
    values: { year: string; value: string; documentNumber: string; enteredBy: string }[];
  }[];
  readings: {
    id: string;
    clause: string;
    text: Bilingual;
    /** The option in force today; `packs` is the pack's own. */
    taken: string;
    packs: string;
    options: { value: string; label: Bilingual }[];
    /** What the bureau chose, by the day it begins. */
    chosen: ChosenReading[];
  }[];
  categories: { id: string; name: Bilingual }[];
  classes: { id: string; name: Bilingual }[];
};
