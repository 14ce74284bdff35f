import type { Bilingual, IncidentKind, Span } from "@tongyou/policy";
import { INCIDENT_KINDS } from "@tongyou/policy/facts";
import { z } from "zod";
import { PARTIES, type TenantRole } from "../access/roles.ts";
import { FILE_BASE64_LENGTH } from "../attachments/attachments.schema.ts";
import { type FilledForm, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, divisionCode, id, page } from "../page.schema.ts";
import { endPlacementInput } from "../placements/placements.schema.ts";
import { SITUATION_IDS, type Situation } from "./situations.ts";

export { SITUATION_IDS, SITUATIONS, type Situation } from "./situations.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
const one = { id, version: z.int().min(1) };

/** What the form says of the person who reports, where it is not the account holder. */
const reporter = z.strictObject({
  name: text(40).optional(),
  phone: text(40).optional(),
  organisation: text(80).optional(),
});

export const REPORT_SOURCES = ["duty", "public", "hotline", "child"] as const;
export const reportInput = z.object({
  /** Made by the form, so that a second click is the same report. */
  id,
  childId: id.optional(),
  /** Name of the child where known. */
  name: text(40).optional(),
  sex: z.enum(["male", "female"]).optional(),
  age: z.int().min(0).max(17).optional(),
  /** Where the child is: any place of the bureau. */
  division: divisionCode,
  place: text(120).optional(),
  situation: z.enum(SITUATION_IDS),
  danger: z.enum(["yes", "no", "unknown"]),
  what: text(2000),
  happenedOn: civilDate.optional(),
  source: z.enum(REPORT_SOURCES),
  reporter: reporter.optional(),
  /** The police were told already: when, and their receipt. */
  police: z.object({ day: civilDate, receipt: text(60).optional() }).optional(),
  /** The closed case that this report takes up again. */
  follows: id.optional(),
});
export type Report = z.input<typeof reportInput>;

/** A photo or paper sent along with one's own report. */
export const attachToReportInput = z.object({ report: id, base64: z.base64().max(FILE_BASE64_LENGTH) });

export const CASE_STATES = ["open", "closing", "closed"] as const;
export const CLOCKS = ["overdue", "running", "unset"] as const;
export const protectionListInput = z.object({
  state: z.enum(["open", "closed", "all"]).default("open"),
  situation: z.enum(SITUATION_IDS).optional(),
  stage: z.string().max(60).optional(),
  clock: z.enum(CLOCKS).optional(),
  handler: z.enum(["me", "nobody"]).optional(),
  area: divisionCode.optional(),
  childId: id.optional(),
  ...page,
});
export const caseInput = z.object({ id });
export const ownReportsInput = z.object(page);
export const assignInput = z.object({ ...one, handler: id });
export const linkInput = z.object({ ...one, childId: id });
export const stepInput = z.object(one);
export const sealInput = z.object({ ...one, sealed: z.boolean(), reason: text(200) });

/** What the bureau's own people write down of a case. `form`: the fields of a form of the pack. */
export const RECORD_KINDS = [
  "policeTold",
  "feedback",
  "emergency",
  "policeEducation",
  "conference",
  "revocation",
  "note",
  "form",
] as const;
export const recordInput = z.object({
  ...one,
  kind: z.enum(RECORD_KINDS),
  day: civilDate,
  text: text(2000).optional(),
  organisation: text(80).optional(),
  receipt: text(60).optional(),
  /** Of police education: it did not help. */
  failed: z.boolean().optional(),
  form: z.string().max(80).optional(),
  fields: formFields.optional(),
});

export const askInput = z.object({
  ...one,
  kind: z.enum(["police", "institution", "joint"]),
  party: z.enum(PARTIES),
  question: text(1000),
  dueOn: civilDate.optional(),
});
export const answerInput = z.object({
  id,
  accepted: z.boolean(),
  answer: text(2000),
  receipt: text(60).optional(),
});

export const assessInput = z.object({
  ...one,
  day: civilDate,
  finding: text(2000),
  incidents: z
    .array(
      z.strictObject({
        kind: z.enum(INCIDENT_KINDS),
        date: civilDate.optional(),
        byGuardianship: z.boolean().optional(),
        safetyThreat: z.boolean().optional(),
      }),
    )
    .max(9),
});

/** Why the child needs a temporary guardian. Where parents refuse their duty a clause may ask for police education first. */
export const GUARD_GROUNDS = [
  "refusesDuty",
  "noGuardian",
  "harmedByGuardian",
  "held",
  "rescued",
  "street",
] as const;
export const guardInput = z.object({
  ...one,
  from: civilDate,
  ground: z.enum(GUARD_GROUNDS),
  institutionId: id,
  basis: text(200),
  decidedBy: text(80),
  /** Why the institution takes the child although something about it is not known, or no bed is free. */
  confirmed: text(300).optional(),
});
export const endGuardInput = endPlacementInput.omit({ id: true, version: true }).extend(one);

export const OUTCOMES = ["safe", "guardianRestored", "placed", "revoked", "handedOver", "unfounded"] as const;
export const proposeClosingInput = z.object({ ...one, outcome: z.enum(OUTCOMES), reason: text(1000) });
/** How an incident that the assessment found stands when the case is closed. */
export const INCIDENT_STANDINGS = ["ended", "continues", "unknown"] as const;
export const confirmClosingInput = z.object({
  ...one,
  incidents: z
    .array(
      z.strictObject({
        kind: z.enum(INCIDENT_KINDS),
        date: civilDate.optional(),
        stands: z.enum(INCIDENT_STANDINGS),
        /** Ended: on which day. */
        on: civilDate.optional(),
        /** Continues: why the case is closed all the same. */
        reason: text(500).optional(),
      }),
    )
    .max(30)
    .default([]),
});
export const returnClosingInput = z.object({ ...one, reason: text(200) });
export const reporterInput = z.object({ id, purpose: text(200) });

/** The bureau's own terms, for stages to which no document gives one. */
export const TERM_UNITS = [
  "hours",
  "days",
  "workingDays",
  "months",
  "years",
] as const satisfies readonly Span["unit"][];
const term = z.strictObject({ count: z.int().min(1).max(999), unit: z.enum(TERM_UNITS) });
export const setTermsInput = z.object({ terms: z.record(z.string().max(60), term.nullable()) });

/** A clock as it stands: minutes left, or since it ran out, by the server's clock. */
export type Running = { due: string; overdue: boolean; minutes: number };
/** A stage's clock. `from` says who gave the term; `unset`: nobody did, and there is no clock. */
export type Clock = (Running | { due: null; overdue: false }) & { from: "pack" | "bureau" | "unset" };
export type CaseRow =
  | { id: string; number: string; restricted: true }
  | {
      id: string;
      number: string;
      restricted: false;
      subject: string | null;
      childId: string | null;
      place: { code: string; name: string };
      situation: Situation;
      danger: "yes" | "no" | "unknown";
      stage: { id: string; title: Bilingual };
      clock: Clock;
      feedback: (Running & { done: boolean }) | null;
      state: (typeof CASE_STATES)[number];
      handler: string | null;
      sealed: boolean;
      reportedAt: string;
    };

export type StageView = {
  id: string;
  title: Bilingual;
  owners: Bilingual[];
  state: "passed" | "now" | "ahead" | "before";
  enteredAt: string | null;
  leftAt: string | null;
  clock: Clock | null;
};
export type CaseRecord = {
  id: string;
  kind: string;
  stage: string;
  day: string;
  at: string;
  by: string | null;
  /** A filled-in form of the pack; `content` is then empty. */
  form: FilledForm | null;
  content: Record<string, string | number | boolean>;
};
export type CaseRequest = {
  id: string;
  kind: "police" | "institution" | "joint";
  party: string;
  question: string;
  askedBy: string | null;
  askedAt: string;
  dueOn: string | null;
  answer: { accepted: boolean; text: string; receipt: string | null; by: string | null; at: string } | null;
};
export const CASE_ACTS = [
  "assign",
  "link",
  "record",
  "ask",
  "assess",
  "advance",
  "guard",
  "endGuard",
  "seal",
  "unseal",
  "proposeClosing",
  "confirmClosing",
  "returnClosing",
  "reporter",
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];
export type ProtectionCase = Extract<CaseRow, { restricted: false }> & {
  version: number;
  sex: "male" | "female" | null;
  age: number | null;
  told: { place: string | null; what: string };
  happenedOn: string | null;
  source: (typeof REPORT_SOURCES)[number];
  chain: { title: Bilingual; clauses: readonly string[]; stages: StageView[] };
  records: CaseRecord[];
  requests: CaseRequest[];
  forms: FormView[];
  timers: {
    id: string;
    title: Bilingual;
    does: Bilingual;
    due: string;
    run: boolean;
    clauses: readonly string[];
  }[];
  /** Clauses that ask for failed police education before temporary guardianship of a child whose parents refuse. */
  educationFirst: { clauses: readonly string[]; failed: boolean } | null;
  guardianship: { from: string; by: string; basis: string; until: string | null } | null;
  /** Incidents found in this case that have not ended. */
  incidents: { kind: IncidentKind; date: string | null }[];
  closing: { outcome: string; reason: string; by: string | null } | null;
  closed: { at: string; by: string | null } | null;
  follows: string | null;
  /** The civil day of this answer, for the forms. */
  today: string;
  /** What this person may do with the case as it now is. */
  may: CaseAct[];
};
export type OwnReport = {
  number: string;
  reportedAt: string;
  state: "received" | "handled" | "closed";
  feedback: { due: string; done: boolean } | null;
};
export type PartyRequest = CaseRequest & { caseNumber: string; overdue: boolean };
export type Reporter = {
  name: string | null;
  phone: string | null;
  organisation: string | null;
  account: string | null;
};
export type StageTerm = {
  stage: string;
  title: Bilingual;
  pack: Bilingual | null;
  bureau: Span | null;
};
export type OverdueCase = {
  number: string;
  stage: Bilingual;
  clock: Clock;
  place: string | null;
  owners: Bilingual[];
};
export type Colleague = { id: string; name: string; role: TenantRole };
