import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { civilDate } from "../page.schema.ts";

/** A gazetted value of a parameter, or a published figure of a series, entered by a named person. */
export const enterStandardInput = z.object({
  parameter: z.string().trim().min(1).max(60),
  /** For a series: 1 January of its year. */
  validFrom: civilDate,
  /** Fen for money; a decimal text for statistics (e.g. "9851.6"). */
  value: z.union([z.int().min(0).max(100_000_000), z.string().regex(/^\d{1,9}(\.\d{1,4})?$/)]),
  documentNumber: z.string().trim().min(1).max(80),
  issuedOn: civilDate,
  note: z.string().trim().max(200).optional(),
});

export type ClauseRow = {
  no: string;
  section: string;
  kind: string;
  says: Bilingual;
  became: "encoded" | "manual" | "informational" | "superseded";
  items: { id: string; kind: string; name: Bilingual }[];
  /** For manual: who decides or acts, and where. */
  where: Bilingual | null;
};
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
    enteredBy: string | null;
  }[];
  proposal:
    | { from: string; value: number; working: Bilingual[]; difference: number | null }
    | { missing: Bilingual }
    | null;
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
  counts: { clauses: number; encoded: number; manual: number; informational: number; superseded: number };
  parameters: ParameterRow[];
  series: {
    id: string;
    name: Bilingual;
    values: { year: string; value: string; documentNumber: string; enteredBy: string }[];
  }[];
  readings: {
    id: string;
    clause: string;
    text: Bilingual;
    taken: string;
    options: { value: string; label: Bilingual }[];
  }[];
  categories: { id: string; name: Bilingual }[];
  classes: { id: string; name: Bilingual }[];
};
