import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { type FilledForm, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import type { PlacementKind } from "../placements/placements.schema.ts";
import { INSTITUTION_STATES, type InstitutionState } from "./institution-states.ts";

export * from "./institution-states.ts";

const text = (max: number) => z.string().trim().min(1).max(max);

export const institutionsListInput = z.object({
  kind: z.string().max(60).optional(),
  state: z.enum([...INSTITUTION_STATES, "all"]).default("open"),
  area: divisionCode.optional(),
});
export const institutionInput = z.object({ id });
export const saveInstitutionInput = z.object({
  /** Made by the form, so that a second click enters no second institution. */
  id,
  /** Of the register's entry that the form showed; 0: it is new. */
  version: z.int().min(0),
  division: divisionCode,
  name: text(80),
  kind: text(60),
  also: z.array(text(60)).max(10).default([]),
  nature: z.enum(["public", "private"]),
  state: z.enum(INSTITUTION_STATES),
  beds: z.int().min(0).max(100_000).nullable(),
  services: z.array(text(60)).max(30).default([]),
  contact: z.strictObject({ name: text(40), phone: text(40).optional() }).optional(),
});
/** `belongs: false`: no longer of this institution. */
export const employInput = z.object({ institution: id, staff: id, belongs: z.boolean() });
/** What is checked there is written down with the records of the bureau's own work. */
export const RECORDED = ["licence", "form"] as const;
export const recordInstitutionInput = z.object({
  id,
  institution: id,
  kind: z.enum(RECORDED),
  day: civilDate,
  /** Last day of a licence; absent: without end. */
  until: civilDate.optional(),
  /** What the licence allows. */
  name: text(80).optional(),
  number: text(60).optional(),
  /** The licence whose place this one takes. */
  replaces: id.optional(),
  form: z.string().max(80).optional(),
  fields: formFields.optional(),
});
export const agreeInput = z.object({
  id,
  entruster: id,
  entrusted: id,
  signedOn: civilDate,
  from: civilDate,
  /** Its last day. */
  until: civilDate,
  number: text(60).optional(),
  note: text(500).optional(),
});
export const endAgreementInput = z.object({ id, on: civilDate, why: text(200) });
export const transferInput = z.object({
  id,
  from: id,
  to: id,
  on: civilDate,
  reason: text(200),
  decidedBy: text(80),
});
export const receiveInput = z.object({ transfer: id, childId: id, on: civilDate, receipt: text(200) });
export const residentsInput = z.object({ institution: id.optional(), ...page });

export type InstitutionRow = {
  id: string;
  name: string;
  kind: { id: string; title: Bilingual };
  also: { id: string; title: Bilingual }[];
  place: { code: string; name: string };
  nature: "public" | "private";
  state: InstitutionState;
  beds: number | null;
  /** Children who live there, of the whole bureau. */
  taken: number;
  /** The licence in force that ends first; null: none, or without end. */
  licence: { until: string; state: "running" | "ending" | "ended" } | null;
};
/** A number of institutions that a clause asks of an area, where there are fewer. */
export type InstitutionGap = {
  rule: string;
  title: Bilingual;
  kind: { id: string; title: Bilingual };
  clauses: readonly string[];
  place: { code: string; name: string };
  asked: number;
  there: number;
};
export type InstitutionKind = { id: string; title: Bilingual; services: Bilingual[]; clauses: string[] };
export type Institutions = { rows: InstitutionRow[]; gaps: InstitutionGap[]; kinds: InstitutionKind[] };
export type InstitutionRecord = {
  id: string;
  kind: "licence" | "inspection" | "form" | "change";
  /** A filled-in form of the pack; `content` is then empty. */
  form: FilledForm | null;
  day: string;
  until: string | null;
  content: Record<string, string | number | boolean>;
  by: string | null;
  at: string;
  replacedAt: string | null;
};
export type InstitutionAgreement = {
  id: string;
  entruster: { id: string; name: string };
  entrusted: { id: string; name: string };
  signedOn: string;
  from: string;
  until: string;
  number: string | null;
  note: string | null;
  ended: { on: string; why: string } | null;
  children: number;
};
export type InstitutionTransfer = {
  id: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  on: string;
  reason: string;
  decidedBy: string;
  children: number;
  received: number;
  /** Still there and not received. */
  waiting: number;
  done: boolean;
};
export type Institution = InstitutionRow & {
  version: number;
  services: string[];
  contact: { name: string; phone?: string | undefined } | null;
  people: { id: string; name: string }[];
  /** Accounts of institution staff that belong to none yet, for those who may say so. */
  unassigned: { id: string; name: string }[];
  records: InstitutionRecord[];
  agreements: InstitutionAgreement[];
  transfers: InstitutionTransfer[];
  forms: FormView[];
  mayChange: boolean;
  mayEmploy: boolean;
};
export type Resident = {
  childId: string;
  name: string;
  sex: "male" | "female" | null;
  age: number | null;
  kind: PlacementKind;
  from: string;
  /** Raised here for another institution. */
  agreementUntil: string | null;
  /** Under way to another institution, or expected from one. */
  transfer: { id: string; from: string; to: string; on: string; coming: boolean } | null;
};
export type Residents = Page<Resident> & { institution: { id: string; name: string } | null };
