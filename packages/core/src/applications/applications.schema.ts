import type { Bilingual, FactName, StageKind } from "@tongyou/policy";
import { z } from "zod";
import type { FirstMonthSaid } from "../awards/awards.schema.ts";
import type { ShownAllowance } from "../children/children.schema.ts";
import { divisionCode, id, type Page, page } from "../page.schema.ts";

/** How many children a batch holds at most; it is decided in one transaction. */
export const LARGEST_BATCH = 500;
export const APPLICATION_STATES = ["open", "granted", "refused", "withdrawn"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];
export const ORIGINS = ["staff", "proposed", "family"] as const;
export type ApplicationOrigin = (typeof ORIGINS)[number];

const opinion = z.string().trim().min(2).max(500);
/** An application as it was read: another version is refused. */
const read = z.object({ id, version: z.int().min(1) });
const unique = (ids: readonly string[]) => new Set(ids).size === ids.length;
const TWICE = { params: { zh: "同一项不能出现两次", en: "the same one is there twice" } };

/** `proposed`: the child qualifies and does not receive (政策找人) · `family`: somebody asked for it. */
export const startApplicationsInput = z.object({
  childIds: z.array(id).min(1).max(LARGEST_BATCH).refine(unique, TWICE),
  origin: z.enum(ORIGINS),
  note: opinion.optional(),
});
/** `mine`: those on whose stage the reader may act · `late`: past the last day of their stage. */
export const applicationsListInput = z.object({
  ...page,
  state: z.enum(APPLICATION_STATES).default("open"),
  stage: z.string().max(80).optional(),
  mine: z.boolean().default(false),
  late: z.boolean().default(false),
  area: divisionCode.optional(),
});
export const applicationInput = z.object({ id });
export const childApplicationsInput = z.object({ childId: id });
export const applicationsInput = z.object({
  items: z
    .array(read)
    .min(1)
    .max(LARGEST_BATCH)
    .refine((items) => unique(items.map((item) => item.id)), TWICE),
});
export const passApplicationsInput = applicationsInput.extend({ opinion: opinion.optional() });
export const judgeApplicationInput = read.extend({ opinion });
export const chooseApplicationInput = read.extend({
  clause: z.string().trim().min(1).max(40),
  chosen: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(2).max(200),
});

/** One of a batch that was left as it is, and why. */
export type LeftOut = { id: string; name: string | null; cause: Bilingual; remedy: Bilingual };
export type StartedApplications = {
  started: { id: string; childId: string; number: string }[];
  leftOut: LeftOut[];
};
export type PassedApplications = { passed: string[]; leftOut: LeftOut[] };
/** What confirming grants to a child, in fen a month. `id`: of the application. */
export type Granted = { id: string; name: string; className: Bilingual | null; fen: number; month: string };
/** What confirming grants: to whom, the sum a month in fen, from which months on and who says so; and who is left out. */
export type Consequence = {
  granted: Granted[];
  fen: number;
  /** One for each first month and what says it. `fixed`: that month is paid without them, and is settled as arrears. */
  firsts: { children: number; first: FirstMonthSaid; fixed: boolean }[];
  leftOut: LeftOut[];
};

export type ApplicationDue = {
  on: string | null;
  /** Who gave the term; `unset`: no document does, and the bureau has not. */
  from: "pack" | "bureau" | "unset";
  late: boolean;
  /** A year whose holidays were not published when the day was counted: it may move. */
  calendar: number | null;
};
export type StageOut = { id: string; title: Bilingual; kind: StageKind };
export type ApplicationRow = {
  id: string;
  version: number;
  number: string;
  childId: string;
  name: string;
  place: string;
  origin: ApplicationOrigin;
  state: ApplicationState;
  stage: StageOut;
  due: ApplicationDue;
  /** What the rules give the child now; of one that was decided, what was decided. In fen a month. */
  allowance: { status: ShownAllowance["status"] | null; className: Bilingual | null; fen: number | null };
  firstMonth: string | null;
  startedAt: string;
  /** The reader may act on the stage. */
  mine: boolean;
};
export type ApplicationsList = Page<ApplicationRow> & {
  counts: { open: number; mine: number; late: number };
  /** Of the region's procedure today, without what the months do. */
  stages: StageOut[];
};

export type ApplicationAct = "start" | "pass" | "return" | "choose" | "grant" | "refuse" | "withdraw";
export type StepOut = {
  stage: Bilingual;
  act: ApplicationAct;
  by: string;
  at: string;
  opinion: string | null;
};
/** A stage on the way: who acts, by which clauses, and where the application is. */
export type ProcedureStageView = StageOut & {
  clauses: string[];
  actors: Bilingual[];
  at: "done" | "here" | "ahead";
};
/** A fact the answer rests on; `evidence` null: nobody said what proves it. */
export type EvidenceLine = {
  fact: FactName;
  label: Bilingual;
  shown: Bilingual;
  from: string | null;
  evidence: string | null;
};
/** What the reader may do with it now; `barred`: why not, where the stage is theirs all the same. */
export type ApplicationMay = {
  pass: boolean;
  confirm: boolean;
  refuse: boolean;
  return: boolean;
  withdraw: boolean;
  choose: boolean;
  barred: { cause: Bilingual; remedy: Bilingual } | null;
};
/**
 * Whether the cited documents ask for this procedure for this child: `no` where they speak of others only, `open` where it is
 * not known whether the child is one of them. `of`: of whom they speak; null: of everybody.
 */
export type ProcedureSaid = { for: "yes" | "no" | "open"; of: Bilingual | null };
export type ApplicationFile = Omit<ApplicationRow, "mine"> & {
  child: { id: string; version: number; birthDate: string | null; status: "active" | "closed" };
  stages: ProcedureStageView[];
  procedure: ProcedureSaid;
  /** The first month if it is confirmed today, or that it was confirmed with; null where nothing is due, or nobody says. */
  first: FirstMonthSaid | null;
  steps: StepOut[];
  /** The day the rules are asked for: the working day, or that of the decision. */
  on: string;
  /** What they say, in one sentence. */
  sentence: Bilingual;
  clauses: string[];
  evidence: EvidenceLine[];
  questions: { fact: FactName; question: Bilingual }[];
  /** Where a clause leaves it to a named person: what can be decided. */
  decisions: { clause: string; question: Bilingual; options: { value: string; label: Bilingual }[] }[];
  may: ApplicationMay;
};
export type ChildApplication = Pick<
  ApplicationRow,
  "id" | "number" | "state" | "stage" | "due" | "startedAt" | "firstMonth"
>;
/** `mayStart` false: one is open, or the child receives the allowance already. */
export type ChildApplications = { applications: ChildApplication[]; mayStart: boolean };
