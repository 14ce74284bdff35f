import type { Bilingual } from "@tongyou/policy";
import { FACTS, type FactName } from "@tongyou/policy/facts";
import { z } from "zod";
import { DEPARTMENTS, type Department, PARTIES } from "../access/roles.ts";
import { factName } from "../children/children.schema.ts";
import { type FormLine, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import type { PartyRequest } from "../protection/protection.schema.ts";
import {
  type ClosedHow,
  REFERRAL_KINDS,
  REFERRAL_OUTCOMES,
  REFERRAL_VIEWS,
  REPLIES,
  type ReferralKind,
  type ReferralState,
  type Reply,
} from "./referral-steps.ts";

export * from "./referral-steps.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
const one = { id, version: z.int().min(1) };
const department = z.enum(DEPARTMENTS);

/** Who is asked: a department, or else an institution of the register. */
export type Party = { department: Department | null; institution: { id: string; name: string } | null };

/**
 * True for a fact that others can be asked about. Restricted facts are the officer's alone; of parents and of harm the
 * file keeps sets of days, which only who reads the file can say as a whole.
 */
export const isAskable = (name: FactName): boolean =>
  !("restricted" in FACTS[name]) && FACTS[name].type !== "statuses" && FACTS[name].type !== "incidents";

/** What such a fact can be. */
export type AskedValue = string | number | boolean | string[];

/** What can be told of a child or a request beside its facts. */
export const DISCLOSED = [
  "name",
  "sex",
  "birthDate",
  "idNumber",
  "place",
  "address",
  "guardianName",
  "guardianPhone",
  "applicant",
  "phone",
] as const;
export type Disclosed = (typeof DISCLOSED)[number];
/** Which of them are ticked when a form is opened: the least that is needed to find the child and act. */
export const USUAL_DISCLOSURE: Readonly<Record<ReferralKind, readonly Disclosed[]>> = {
  question: ["name", "birthDate", "idNumber"],
  service: ["name", "sex", "birthDate", "place", "guardianName", "guardianPhone", "applicant", "phone"],
  entitlement: ["name", "idNumber", "place", "guardianName", "guardianPhone"],
};

/** One thing about the child that can be disclosed, or was. `key`: one of `DISCLOSED`, or `fact:<name>`. */
export type DisclosedField = { key: string; label: Bilingual; value: Bilingual };
/** The same in the form: what the sender may see of it; `inFull`: who is asked gets more than this shows. */
export type DraftField = DisclosedField & { inFull: boolean };

export const draftInput = z
  .object({
    childId: id.optional(),
    intakeId: id.optional(),
    item: text(60).optional(),
    /** A service of the child's plan. */
    service: id.optional(),
  })
  .refine(({ childId, service }) => service === undefined || childId !== undefined)
  .refine(({ childId, intakeId }) => childId !== undefined || intakeId !== undefined);

const letter = {
  /** Whom it goes to: one of the two. */
  department: department.optional(),
  institution: id.optional(),
  /** What is asked, in words. */
  text: text(1000),
  /** Keys of what is disclosed. */
  fields: z.array(z.string().max(80)).min(1).max(40),
  /** The last day; absent: as the bureau set for this kind. */
  dueOn: civilDate.optional(),
};
const toOne = ({ department, institution }: { department?: unknown; institution?: unknown }): boolean =>
  (department === undefined) !== (institution === undefined);
export const sendInput = z
  .object({
    /** Made by the form, so that a second click is the same referral. */
    id,
    childId: id.optional(),
    intakeId: id.optional(),
    kind: z.enum(REFERRAL_KINDS),
    /** The entitlement asked for. */
    item: text(60).optional(),
    /** The service of the child's plan that is asked for. */
    service: id.optional(),
    /** The clause it rests on, where it is no entitlement. */
    clause: text(60).optional(),
    /** The fact asked about. */
    fact: factName.optional(),
    /** The form of the pack that the answer fills in. */
    form: z.string().max(80).optional(),
    ...letter,
  })
  .refine(toOne)
  .refine(({ childId, intakeId }) => childId !== undefined || intakeId !== undefined)
  .refine(
    ({ kind, childId, service }) => service === undefined || (kind === "service" && childId !== undefined),
  )
  .refine(({ kind, item }) => (kind === "entitlement") === (item !== undefined));
export type SendReferral = z.input<typeof sendInput>;
export const sendManyInput = z
  .object({
    childIds: z.array(id).min(1).max(200),
    item: text(60),
    ...letter,
    fields: z.array(z.enum(DISCLOSED)).min(1).max(DISCLOSED.length),
  })
  .refine(toOne);
export const passOnInput = z.object({ ...one, newId: id, ...letter }).refine(toOne);

export const referralInput = z.object({ id });
export const referralStepInput = z.object(one);
export const replyInput = z.object({
  ...one,
  reply: z.enum(REPLIES),
  text: text(2000),
  /** To a question: the answer, and the day it holds from or happened. */
  yes: z.boolean().optional(),
  /** The answer where it is about a fact that is more than yes or no, as the vocabulary has it. */
  value: z.unknown().optional(),
  on: civilDate.optional(),
  /** Of the form that the letter asks to be filled in. */
  fields: formFields.optional(),
  /** What a refusal rests on. */
  clause: text(60).optional(),
  /** Whose it is, where it was sent to the wrong department. */
  rightDepartment: department.optional(),
  /** Of an answer on paper that the bureau enters: its number or date. */
  paper: text(100).optional(),
});
export const closeReferralInput = z.object({
  ...one,
  outcome: z.enum(REFERRAL_OUTCOMES),
  note: text(1000).optional(),
  /** What the reply says for the child's file, and the version of the file that was read. */
  facts: z
    .array(z.object({ name: factName, value: z.unknown(), from: civilDate }))
    .max(5)
    .default([]),
  childVersion: z.int().min(1).optional(),
});

const narrowing = {
  party: z.enum(PARTIES).optional(),
  kind: z.enum(REFERRAL_KINDS).optional(),
  area: divisionCode.optional(),
};
export const referralsListInput = z.object({
  view: z.enum(REFERRAL_VIEWS).default("waiting"),
  mine: z.boolean().default(false),
  ...narrowing,
  ...page,
});
export const askedInput = z.object({ open: z.boolean().default(true), ...page });
export const ofChildInput = z.object({ childId: id });
/** Civil days of asking, both included; absent: from the first day of the year, until today. */
export const statisticsInput = z.object({
  from: civilDate.optional(),
  to: civilDate.optional(),
  area: divisionCode.optional(),
});

export const INTAKE_SOURCES = ["visit", "phone", "letter", "hotline", "found"] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];
export const takeInInput = z.object({
  id,
  childId: id.optional(),
  division: divisionCode,
  source: z.enum(INTAKE_SOURCES),
  applicant: text(40).optional(),
  phone: text(40).optional(),
  childName: text(40).optional(),
  what: text(2000),
});
export type TakeIn = z.input<typeof takeInInput>;
export const intakesInput = z.object({
  open: z.boolean().default(true),
  area: divisionCode.optional(),
  ...page,
});
export const intakeInput = z.object({ id });
export const linkIntakeInput = z.object({ ...one, childId: id });
export const finishIntakeInput = z.object({ ...one, result: text(1000) });

export type Due = {
  on: string | null;
  /** `unset`: nobody gave a term. */
  from: "bureau" | "sender" | "unset";
  overdue: boolean;
};
export type ReferralDraft = {
  child: { id: string; name: string } | null;
  intake: { id: string; number: string } | null;
  item: { id: string; title: Bilingual; clause: string } | null;
  /** The service of the child's plan; `to`: who is to give it, where it can be asked. */
  service: { id: string; what: string; to: string | null; dueOn: string } | null;
  fields: DraftField[];
  /** Those that a document names for it, then whoever was asked last for the same. */
  suggested: string[];
  /** Departments with an account for the child's place: the others are written to on paper. */
  reachable: Department[];
  /** Institutions that can be asked; `reachable`: one of its people has an account for the child's place. */
  institutions: { id: string; name: string; kind: Bilingual; reachable: boolean }[];
  /** Forms of the pack that an answer may be asked to fill in. */
  forms: FormView[];
  /** Last day by kind if it were sent today; null: the bureau set no term. */
  due: Readonly<Record<ReferralKind, string | null>>;
};
export type SentReferral = { id: string; number: string };
/** `open`: the same is asked for already · `notEntitled`: not, by what is known. */
export type SentMany = {
  sent: number;
  skipped: { childId: string; name: string; why: "open" | "notEntitled" }[];
};

export type ReplyView = {
  reply: Reply;
  text: string;
  yes: boolean | null;
  /** The answer about the fact that was asked, as the vocabulary has it; `shown` in words. */
  value: { of: AskedValue; shown: Bilingual } | null;
  on: string | null;
  /** The form that the letter asked to be filled in. */
  lines: FormLine[];
  clause: string | null;
  rightDepartment: Department | null;
  /** Set where the bureau entered an answer on paper. */
  paper: string | null;
  by: string | null;
  at: string;
};
type Shared = Party & {
  id: string;
  number: string;
  kind: ReferralKind;
  /** The entitlement asked for; null: as the text says. */
  about: Bilingual | null;
  clause: string | null;
  text: string;
  askedBy: string | null;
  askedAt: string;
  due: Due;
  state: ReferralState;
};
/** A referral as the bureau sees it. */
export type ReferralRow = Shared & {
  childId: string | null;
  /** The child's name on file, else as it was disclosed. */
  name: string | null;
  place: string;
  outcome: ClosedHow | null;
  repliedAt: string | null;
  paperNeeded: boolean;
};
/** A referral as who is asked sees it: nothing of the file but what was disclosed. */
export type AskedRow = Shared & { name: string | null };
/** What a party is asked: a letter, or a question out of a case of protection. */
export type AskedEntry = ({ of: "referral" } & AskedRow) | ({ of: "case" } & PartyRequest);
/** What a letter asks the answer to say, beside words. */
type AnswerAsked = { fact: FactName | null; form: FormView | null };
export type AskedReferral = AskedRow &
  AnswerAsked & {
    view: "asked";
    version: number;
    fields: DisclosedField[];
    acceptedAt: string | null;
    reply: ReplyView | null;
  };
export type SentView = ReferralRow &
  AnswerAsked & {
    view: "sent";
    version: number;
    fields: DisclosedField[];
    intake: { id: string; number: string } | null;
    /** The service of the child's plan that it asks for. */
    serviceId: string | null;
    acceptedAt: string | null;
    acceptedBy: string | null;
    reply: ReplyView | null;
    closed: { how: ClosedHow; note: string | null; by: string | null; at: string } | null;
    /** The referral it asks again, and the one that asks it again. */
    follows: SentReferral | null;
    followedBy: SentReferral | null;
    /** Of the child's file, for the facts that the reply may become. */
    childVersion: number | null;
  };
export type Referral = AskedReferral | SentView;

/** An entitlement in kind and where it stands. `yes` / `possible`: not asked for yet. */
export type EntitlementState = "received" | "asked" | "replied" | "refused" | "yes" | "possible";
export type ChildEntitlement = {
  id: string;
  title: Bilingual;
  clause: string;
  state: EntitlementState;
  /** The last one for it. */
  referral: SentReferral | null;
  /** It can be asked for: not while a referral for it is open, nor where it was given. */
  askable: boolean;
};
export type ChildReferrals = { entitlements: ChildEntitlement[]; referrals: ReferralRow[] };

export type PartyStatistics = Party & {
  asked: number;
  /** Replied by the last day, or without a term. */
  inTime: number;
  /** Replied after the last day. */
  late: number;
  /** Still waiting: before, and after the last day. */
  waiting: number;
  overdue: number;
  returned: number;
  refused: number;
  /** Days from asking to the reply, the middle one; null: no reply yet. */
  medianDays: number | null;
};

/** Requests of families, by how they came in. */
export type RequestStatistics = {
  source: IntakeSource;
  taken: number;
  finished: number;
  /** Days from taking down to telling the family, the middle one; null: none is finished. */
  medianDays: number | null;
};

export type ReferralStatistics = {
  from: string;
  to: string;
  parties: PartyStatistics[];
  requests: RequestStatistics[];
};

export type IntakeRow = {
  id: string;
  number: string;
  source: IntakeSource;
  place: string;
  takenBy: string | null;
  takenAt: string;
  /** Referrals made of it, and how many of them are closed. */
  referrals: number;
  closed: number;
  finished: boolean;
  /** For the bureau's own people. */
  childName: string | null;
};
export type Intake = IntakeRow & {
  version: number;
  division: string;
  child: { id: string; name: string } | null;
  applicant: string | null;
  phone: string | null;
  what: string;
  result: { text: string; by: string | null; at: string } | null;
  /** Absent for a partner who took it down. */
  parts: ReferralRow[];
  mayFinish: boolean;
};
export type ReferralsPage = Page<ReferralRow>;
