import type { Bilingual, Span } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import {
  type CoverRole,
  POST_ROLES,
  type PostRole,
  REGISTER_VIEWS,
  TRAINING_VIEWS,
} from "./register-views.ts";

export * from "./register-views.ts";

/** What a person is beside the post. */
export const IDENTITIES = ["committee", "graduate", "socialWorker", "other"] as const;
export type Identity = (typeof IDENTITIES)[number];

export const REVIEW_KINDS = [
  "inspection",
  "spotCheck",
  "appraisal",
  "praise",
  "correction",
  "corrected",
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

const text = (max: number) => z.string().trim().min(1).max(max);
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^[0-9+][0-9 -]{5,19}$/);
const person = {
  name: text(40),
  idNumber: z.string().trim().min(1).max(18).optional(),
  phone: phoneNumber.optional(),
  identity: z.enum(IDENTITIES).optional(),
  unit: text(60).optional(),
};

export const registerInput = z.object({
  ...page,
  view: z.enum(REGISTER_VIEWS).default("inPost"),
  role: z.enum(POST_ROLES).optional(),
  q: z.string().trim().max(40).optional(),
  area: divisionCode.optional(),
});
export const workerInput = z.object({ id });
/** `id`: made by the form, so that sending it twice registers one person. `area`: where the person is kept. */
export const registerWorkerInput = z.object({ id, area: divisionCode, ...person });
/** What is left out stays as it is. */
export const changeWorkerInput = z.object({
  id,
  version: z.int().min(1),
  ...person,
  name: person.name.optional(),
});
export const appointInput = z.object({
  id,
  workerId: id,
  role: z.enum(POST_ROLES),
  place: divisionCode,
  part: text(40).optional(),
  fullTime: z.boolean().optional(),
  from: civilDate,
});
/** A workbook of the register, at most 20 MB; `fileName` as the browser has it. */
const registerFile = { fileName: text(200), content: z.base64().max(28_000_000) };
export const checkRegisterInput = z.object(registerFile);
/** `plan`: of the check that was looked at. `goodOnly`: rows with a problem are left out. */
export const takeRegisterInput = z.object({
  ...registerFile,
  plan: z.string().regex(/^[0-9a-f]{64}$/),
  goodOnly: z.boolean(),
});
/** One person for several places at once; each post has its own id, made by the form. */
export const appointManyInput = z.object({
  workerId: id,
  role: z.enum(POST_ROLES),
  posts: z
    .array(z.object({ id, place: divisionCode }))
    .min(1)
    .max(200),
  from: civilDate,
});
export const linkAccountInput = z.object({ postId: id, login: z.string().trim().min(1).max(30) });
export const endPostInput = z.object({ postId: id, on: civilDate, reason: text(200) });
export const trainInput = z.object({
  /** Made by the form: one training of several people, recorded once. */
  id,
  workerIds: z.array(id).min(1).max(200),
  on: civilDate,
  /** 学时. */
  classHours: z.int().min(1).max(400),
  topics: z.array(text(60)).min(1).max(20),
  organiser: text(60).optional(),
  /** Left out: there was no examination. */
  passed: z.boolean().optional(),
});
export const voidTrainingInput = z.object({ id, reason: text(200) });
export const reviewInput = z.object({
  id,
  workerId: id,
  kind: z.enum(REVIEW_KINDS),
  on: civilDate,
  found: text(1000),
  /** Of an order to correct: by when. */
  due: civilDate.optional(),
});
export const coverageInput = z.object({ area: divisionCode.optional(), rule: z.string().max(60).optional() });
/** `gaps`: only villages for which somebody is missing. */
export const responsibilityInput = z.object({
  ...page,
  area: divisionCode.optional(),
  gaps: z.boolean().default(false),
});
export const trainingsInput = z.object({
  ...page,
  view: z.enum(TRAINING_VIEWS).default("overdue"),
  area: divisionCode.optional(),
});
export const leavingInput = z.object({ workerId: id });
/** `until`: the first day on which it no longer holds. */
const cover = { login: text(30), until: civilDate };
export const coverInput = z.object({ id, place: divisionCode, ...cover, from: civilDate, reason: text(200) });
export const endCoverInput = z.object({ id });
export const deputiesInput = z.object({ place: divisionCode });
export const workAtInput = z.object({ place: divisionCode });

export const handOverInput = z.object({
  id,
  workerId: id,
  version: z.int().min(1),
  /** From this day the successors have everything. */
  on: civilDate,
  reason: text(200),
  posts: z
    .array(
      z.union([
        z.object({
          postId: id,
          successor: id,
          /** The successor's own account for the place, or a login for a new one. */
          account: z.union([z.object({ login: text(30) }), z.object({ open: text(30) })]).optional(),
        }),
        /** Nobody follows yet: a colleague of a neighbouring place covers. */
        z.object({ postId: id, cover: z.object(cover) }),
      ]),
    )
    .min(1)
    .max(50),
});
export const handoversInput = z.object({ ...page });
export const handoverInput = z.object({ id });
export const responsibleInput = z.object({ division: divisionCode });

export type Place = { code: string; name: string };
/** A demand of a document; `clause` null: none says it. */
export type StaffDemand = { id: string; title: Bilingual; clause: string | null };
export type PostOut = {
  id: string;
  role: PostRole;
  title: Bilingual;
  place: Place;
  part: string | null;
  fullTime: boolean | null;
  from: string;
  until: string | null;
  /** Login of the account it is worked with. */
  account: string | null;
  /** A post of this role is worked with an account. */
  takesAccount: boolean;
  reason: string | null;
};
export type DueOut = {
  rule: StaffDemand;
  every: Span | null;
  setting: string | null;
  due: string | null;
  overdue: boolean;
};
export type RegisterRow = {
  id: string;
  name: string;
  /** Masked but for those whose work needs it. */
  phone: string | null;
  identity: Identity | null;
  posts: PostOut[];
  lastTraining: string | null;
  training: DueOut | null;
  inspection: DueOut | null;
  /** A document lets nobody work untrained, and no passed training is recorded. */
  barred: StaffDemand | null;
};
export type Register = Page<RegisterRow> & { counts: Record<(typeof REGISTER_VIEWS)[number], number> };

export type TrainingOut = {
  id: string;
  on: string;
  classHours: number;
  topics: string[];
  organiser: string | null;
  passed: boolean | null;
  by: string | null;
  voided: { by: string | null; at: string; reason: string } | null;
};
export type ReviewOut = {
  id: string;
  kind: ReviewKind;
  on: string;
  due: string | null;
  found: string;
  by: string | null;
};
export type WorkerFile = Omit<RegisterRow, "lastTraining"> & {
  version: number;
  idNumber: string | null;
  unit: string | null;
  keptAt: Place;
  trainings: TrainingOut[];
  reviews: ReviewOut[];
};
/** `open`: the register's fields a document demands. */
export type RegisterForm = {
  roles: { role: PostRole; title: Bilingual; levels: number[]; gate: StaffDemand | null }[];
  required: { idNumber: boolean; phone: boolean; clause: string | null };
  topics: Bilingual[];
};

/** The columns of a workbook of the register, in their order. */
export const REGISTER_COLUMNS = [
  "name",
  "idNumber",
  "phone",
  "identity",
  "unit",
  "role",
  "place",
  "part",
  "fullTime",
  "from",
  "until",
  "reason",
] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];
/** `column`: the header as the workbook has it. */
export type RegisterProblem = { field: RegisterColumn; column: string; cause: Bilingual; remedy: Bilingual };
/** What taking a row over does; a row that says what is on file does nothing. */
export type RegisterDeed = "register" | "change" | "appoint";
export type CheckedRow = {
  /** As Excel counts. */
  row: number;
  name: string;
  post: { title: Bilingual; place: string; part: string | null } | null;
  does: RegisterDeed[];
  /** Columns that take a new value. */
  changed: string[];
  problems: RegisterProblem[];
};
export type RegisterCheck = {
  rows: CheckedRow[];
  counts: { rows: number; register: number; change: number; appoint: number; same: number; wrong: number };
  /** Headers that nobody knows: their columns are not read. */
  unknown: string[];
  /** Names what was shown: taking over does just this, or is refused. */
  plan: string;
};
export type RegisterTaken = RegisterCheck["counts"];

export type CoverageRule = StaffDemand & {
  role: PostRole;
  roleTitle: Bilingual;
  per: "county" | "town" | "village";
  min: number;
  /** Null: no upper bound in the text. */
  max: number | null;
  places: number;
  gaps: number;
  doubles: number;
};
export type CoveragePlace = Place & { places: number; gaps: number; doubles: number };
/** An account that could cover a place. */
export type Deputy = { login: string; name: string; place: Place };
export type CoverRow = {
  id: string;
  place: Place;
  role: CoverRole;
  deputy: string | null;
  from: string;
  until: string;
};
export type CoverageGap = { place: Place; kind: "gap" | "double"; people: string[]; children: number };
export type Coverage = {
  rules: CoverageRule[];
  /** Of the rule in view: its places one level up, and the places where something is wrong. */
  rule: string | null;
  parts: CoveragePlace[];
  wrong: CoverageGap[];
  wrongTotal: number;
  /** Everybody of the rule in view, by place; for a table of those responsible. */
  held: { place: Place; part: string | null; name: string; unit: string | null; phone: string | null }[];
};

export type ResponsibilityColumn = StaffDemand & {
  role: PostRole;
  roleTitle: Bilingual;
  per: "county" | "town" | "village";
};
/** A village with those who answer for it, a cell a column. */
export type ResponsibilityRow = {
  place: Place;
  cells: { people: { name: string; part: string | null; unit: string | null }[]; gap: boolean }[];
};
export type Responsibility = Page<ResponsibilityRow> & {
  columns: ResponsibilityColumn[];
  villages: number;
  lacking: number;
};

export type TrainingRow = {
  workerId: string;
  name: string;
  title: Bilingual;
  place: Place;
  lastOn: string | null;
  due: DueOut;
};
export type Trainings = Page<TrainingRow> & {
  counts: Record<(typeof TRAINING_VIEWS)[number], number>;
  /** Settings the documents leave to the bureau that nobody entered. */
  missing: { rule: StaffDemand; setting: string }[];
  ruled: boolean;
};

export type HandedItem = { kind: "visit" | "case" | "plan"; id: string; label: string; due: string | null };
export type LeavingPost = PostOut & {
  children: { id: string; name: string }[];
  childCount: number;
  work: HandedItem[];
  /** People of the register who could take it over, with the account each may already have there. */
  successors: { id: string; name: string; barred: StaffDemand | null; login: string | null }[];
};
export type Leaving = {
  worker: { id: string; name: string; version: number };
  today: string;
  posts: LeavingPost[];
};
export type HandoverPost = {
  role: Bilingual;
  place: Place;
  /** Who took it over, or covers it. */
  successor: string;
  /** It is but covered, to this day. */
  coveredUntil?: string;
  login: string | null;
  closedLogin: string | null;
  children: { id: string; name: string }[];
  childCount: number;
  work: HandedItem[];
};
export type HandoverOut = {
  id: string;
  worker: string;
  on: string;
  reason: string;
  by: string | null;
  at: string;
  posts: HandoverPost[];
};
export type HandoverRow = Omit<HandoverOut, "posts" | "reason"> & { posts: number; children: number };
/** First passwords of accounts that were opened in the act, shown once. */
export type HandedOver = { id: string; passwords: { login: string; password: string }[] };

export type ResponsiblePerson = {
  name: string;
  title: Bilingual;
  place: Place;
  part: string | null;
  phone: string | null;
};
