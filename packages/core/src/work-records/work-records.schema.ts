import type { Bilingual, Span } from "@tongyou/policy";
import { z } from "zod";
import { type FilledForm, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import { WORK_KINDS, WORK_STATES, type WorkKind } from "./work-kinds.ts";

export * from "./work-kinds.ts";

const text = (max: number) => z.string().trim().min(1).max(max);

const filters = {
  kind: z.enum(WORK_KINDS).optional(),
  state: z.enum(WORK_STATES).optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
  area: divisionCode.optional(),
  institution: id.optional(),
};
export const workRecordsInput = z.object({ ...page, ...filters });
export const exportWorkRecordsInput = z.object(filters);
export const workRecordInput = z.object({ id });

const content = {
  kind: z.enum(WORK_KINDS),
  day: civilDate,
  title: text(80),
  /** Who took part, or who is concerned. */
  who: text(300).optional(),
  what: text(2000).optional(),
  form: z.string().max(80).optional(),
  fields: formFields.default({}),
  /** The cadence or deadline of the pack that it answers. */
  provision: z.string().max(80).optional(),
  institution: id.optional(),
  worker: id.optional(),
  /** By when what was asked is to be done. */
  dueOn: civilDate.optional(),
};
/** `id`: made by the form, so that a second click records nothing twice. */
export const recordWorkInput = z.object({ id, division: divisionCode.optional(), ...content });
/** `id`: of the new version, made by the form; `number`: of the version that the form showed. */
export const correctWorkInput = z.object({
  id,
  record: id,
  number: z.int().min(1),
  why: text(200),
  ...content,
});
/** `done`: with it nothing is left to do. */
export const addWorkStepInput = z.object({
  id,
  record: id,
  day: civilDate,
  note: text(1000),
  done: z.boolean(),
});
export const voidWorkInput = z.object({ record: id, number: z.int().min(1), why: text(200) });

export type WorkRow = {
  /** Of the record, the same through all its corrections. */
  record: string;
  kind: WorkKind;
  day: string;
  title: string;
  place: { code: string; name: string };
  institution: { id: string; name: string } | null;
  dueOn: string | null;
  doneOn: string | null;
  late: boolean;
  voided: boolean;
};
export type WorkList = Page<WorkRow> & { today: string; mayRecord: boolean };

/** A demand of the pack that records answer. */
export type WorkDemand = { id: string; title: Bilingual; clause: string | null; kind: WorkKind | null };
/** How a record of the kind is written, and what it may be about. */
export type WorkForm = {
  today: string;
  place: { code: string; name: string };
  kinds: { kind: WorkKind; forms: FormView[] }[];
  demands: WorkDemand[];
  institutions: { id: string; name: string }[];
  /** Of the register of people, for those who keep it. */
  workers: { id: string; name: string }[];
};

export type WorkVersion = {
  number: number;
  kind: WorkKind;
  day: string;
  title: string;
  who: string | null;
  what: string | null;
  /** Why the version before was corrected. */
  why: string | null;
  form: (FilledForm & { id: string }) | null;
  /** What was filled in, for the form of a correction; files stay as they are. */
  fields: Record<string, string | number | boolean>;
  demand: WorkDemand | null;
  institution: { id: string; name: string } | null;
  worker: { id: string; name: string } | null;
  dueOn: string | null;
  by: string | null;
  at: string;
};
export type WorkStep = { day: string; note: string; done: boolean; by: string | null; at: string };
export type WorkRecord = {
  record: string;
  place: { code: string; name: string };
  /** Newest first. */
  versions: [WorkVersion, ...WorkVersion[]];
  steps: WorkStep[];
  doneOn: string | null;
  late: boolean;
  voided: { by: string | null; at: string; why: string } | null;
  mayChange: boolean;
};

/**
 * What a document wants done and recorded, and what became of it here. `setting`: where the bureau sets how often, and
 * `every` null: it has not; without either the document asks for no rhythm.
 */
export type WorkDuty = WorkDemand & {
  every: Span | null;
  setting: string | null;
  last: { record: string; day: string } | null;
  due: string | null;
  overdue: boolean;
};
/** A day by which a document wants something to be there. */
export type WorkDeadline = WorkDemand & {
  roles: Bilingual[];
  by: string;
  answered: { record: string; day: string } | null;
  passed: boolean;
};
export type WorkDue = {
  today: string;
  duties: WorkDuty[];
  deadlines: WorkDeadline[];
  /** What records left to be done, the earliest first. */
  open: WorkRow[];
};
