import type { Bilingual, FactName, Span } from "@tongyou/policy";
import { z } from "zod";
import { factName, type ShownAllowance } from "../children/children.schema.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import { DONE_VIEWS, PLAN_VIEWS, type PlanView } from "./visit-views.ts";

/** What every visit asks about, as the documents do. */
export const VISIT_SECTIONS = ["living", "guardianship", "schooling", "health", "safety"] as const;
export type VisitSection = (typeof VISIT_SECTIONS)[number];

/** `same`: nothing changed since last time · `changed`: something did · `unknown`: not found out, stays unknown. */
export const SECTION_ANSWERS = ["same", "changed", "unknown"] as const;
export type SectionAnswer = (typeof SECTION_ANSWERS)[number];

export type VisitKind = "home" | "phone" | "spotCheck" | "verification";

const text = (max: number) => z.string().trim().min(1).max(max);
const saidFact = z.object({ name: factName, value: z.unknown(), from: civilDate });
/** An agreed next visit in place of the one the cadence gives, with the reason. */
const nextVisit = z.object({ on: civilDate, reason: text(200) });

export const visitPlansInput = z.object({
  ...page,
  view: z.enum(PLAN_VIEWS).default("due"),
  area: divisionCode.optional(),
  /** Only those that fall to whoever asks: agreed with that person, or with nobody in the person's own village. */
  mine: z.boolean().default(false),
});
export const visitsDoneInput = z.object({
  ...page,
  filter: z.enum(DONE_VIEWS).default("all"),
  area: divisionCode.optional(),
  /** Civil days, both included. */
  from: civilDate.optional(),
  to: civilDate.optional(),
});
export const visitInput = z.object({ id });
export const childVisitsInput = z.object({ childId: id });

export const recordVisitInput = z.object({
  /** Made by the form: sending it twice records one visit. */
  id,
  childId: id,
  /** Of the child's file as the form showed it. */
  version: z.int().min(1),
  kind: z.enum(["home", "phone"]),
  on: civilDate,
  sections: z
    .array(
      z.object({
        section: z.enum(VISIT_SECTIONS),
        answer: z.enum(SECTION_ANSWERS),
        note: text(500).optional(),
      }),
    )
    .max(VISIT_SECTIONS.length),
  /** Further fields the region's documents ask for. */
  fields: z
    .array(
      z.object({
        form: z.string().max(60),
        field: z.string().max(60),
        answer: z.union([
          z.literal("same"),
          z.literal("unknown"),
          z.object({ value: z.union([text(500), z.boolean(), z.number()]) }),
        ]),
      }),
    )
    .max(40)
    .default([]),
  facts: z.array(saidFact).max(40).default([]),
  note: text(1000).optional(),
  next: nextVisit.optional(),
});

/** A day for the next visit of several children, and who goes. */
export const planVisitsInput = z.object({
  childIds: z.array(id).min(1).max(200),
  on: civilDate,
  worker: id.optional(),
  reason: text(200).optional(),
  /** Also where another day was agreed before. */
  replace: z.boolean().default(false),
});

/** A supervisor's check of a visit that was recorded. */
export const checkVisitInput = z.object({
  id,
  visitId: id,
  version: z.int().min(1),
  on: civilDate,
  kind: z.enum(["home", "phone"]),
  outcome: z.enum(["confirmed", "wrong"]),
  /** What was found; needed where the visit was wrong. */
  note: text(1000).optional(),
  facts: z.array(saidFact).max(40).default([]),
});

export const verificationInput = z.object({ area: divisionCode.optional() });
export const unverifiedInput = z.object({ ...page, area: divisionCode.optional() });
export const verifyChildrenInput = z.object({
  children: z
    .array(z.object({ id, version: z.int().min(1) }))
    .min(1)
    .max(200),
  /** How it was looked at. */
  how: text(200),
});

/** A rule that says how often; `every` null: the bureau has yet to set it under `setting`. */
export type CadenceOut = {
  id: string;
  title: Bilingual;
  clause: string | null;
  every: Span | null;
  setting: string | null;
};
export type PlanOut = {
  basis: "appointment" | "cadence" | "unset" | "none";
  due: string | null;
  cadence: CadenceOut | null;
  worker: string | null;
  lastOn: string | null;
  verifiedOn: string | null;
};
export type PlanRow = PlanOut & {
  childId: string;
  name: string;
  age: number | null;
  division: string;
  divisionName: string;
  overdue: boolean;
};
export type VisitPlans = Page<PlanRow> & {
  counts: Record<PlanView, number>;
  today: string;
  /** Settings the documents leave to the bureau that nobody entered. */
  missing: CadenceOut[];
};

export type VisitRow = {
  id: string;
  childId: string;
  name: string;
  divisionName: string;
  kind: VisitKind;
  on: string;
  by: string;
  /** Facts that were said. */
  changed: number;
  /** Null: not found out. */
  concern: boolean | null;
  /** `waiting`: drawn for a spot check that has not taken place. */
  check: "waiting" | "confirmed" | "wrong" | null;
};
export type VisitsDone = Page<VisitRow> & {
  /** Per cent of visits that are drawn for a check; null: the bureau has not set it. */
  share: string | null;
  shareSetting: string;
};

/** What a visit changed in what the bureau decides. */
export type VisitChanges = {
  gained: Bilingual[];
  lost: Bilingual[];
  /** Null where it stayed the same. */
  allowance: { before: AllowanceOut; after: AllowanceOut } | null;
  /** Facts still missing. */
  needs: { before: number; after: number };
};
export type AllowanceOut = Pick<ShownAllowance, "status"> & { name: Bilingual | null; fen: number | null };

export type FormFieldOut = {
  form: string;
  field: string;
  title: Bilingual;
  clause: string;
  type: "text" | "date" | "number" | "flag" | "choice";
  required: boolean;
  options: { id: string; title: Bilingual }[];
};
export type KnownFact = {
  name: FactName;
  label: Bilingual;
  shown: Bilingual | null;
  value?: unknown;
  from: string | null;
  /** Written down after the last visit. */
  fresh: boolean;
};
export type VisitForm = {
  child: {
    id: string;
    version: number;
    name: string;
    sex: "male" | "female" | null;
    age: number | null;
    divisionName: string;
    guardian: string | null;
    phone: string | null;
    address: string | null;
  };
  today: string;
  plan: PlanOut;
  sections: { section: VisitSection; facts: KnownFact[] }[];
  /** What is missing for a decision, best first. */
  questions: { name: FactName; ask: Bilingual; label: Bilingual }[];
  fields: FormFieldOut[];
  /** The day the cadence gives for a visit made today; null: none gives one. */
  proposed: string | null;
};
export type RecordedVisit = {
  id: string;
  changes: VisitChanges;
  due: string | null;
  basis: PlanOut["basis"];
  concern: boolean;
};
/** A record as it is read again. */
export type VisitRecord = VisitRow & {
  recordedAt: string;
  version: number;
  sections: { section: VisitSection; answer: SectionAnswer; note: string | null }[];
  fields: { title: Bilingual; shown: Bilingual }[];
  facts: { label: Bilingual; shown: Bilingual; from: string }[];
  note: string | null;
  changes: VisitChanges | null;
  /** Of a spot check: the visit it checked; of a visit: the check. */
  checks: string | null;
  checkedBy: string | null;
  mayCheck: boolean;
};
export type ChildVisits = { plan: PlanOut; visits: VisitRow[] };
export type VisitWorker = { id: string; name: string; role: string; divisionName: string };
export type PlannedVisits = { planned: number; unchanged: number; kept: { childId: string; name: string }[] };

export type Verification = {
  rules: CadenceOut[];
  /** The period under way, both days included; null: no rule asks for verification. */
  period: { from: string; to: string } | null;
  places: VerificationPlace[];
  total: Omit<VerificationPlace, "division" | "name">;
  setting: string;
};
export type VerificationPlace = {
  division: string;
  name: string;
  children: number;
  verified: number;
  /** Not verified in the last period either. */
  overdue: number;
};
export type UnverifiedRow = {
  childId: string;
  version: number;
  name: string;
  age: number | null;
  divisionName: string;
  verifiedOn: string | null;
  overdue: boolean;
  facts: { label: Bilingual; shown: Bilingual }[];
};
export type VerifiedChildren = {
  verified: number;
  already: number;
  changed: { childId: string; name: string }[];
};
