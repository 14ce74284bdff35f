import type { Bilingual } from "@tongyou/policy";
import type { MissingInput } from "@tongyou/policy/engine";
import { z } from "zod";
import type { JobView } from "../jobs/jobs.schema.ts";
import { civilDate, divisionCode, id } from "../page.schema.ts";

export const parameterId = z.string().trim().min(1).max(60);
/** Integer fen a month, at most a million yuan. */
export const monthlyFen = z.int().min(0).max(100_000_000);

/** A gazetted value of a parameter, or a published figure of a series, entered by a named person. */
export const enterStandardInput = z.object({
  parameter: parameterId,
  /** For a series: 1 January of its year. */
  validFrom: civilDate,
  /** Fen for money; a decimal text for statistics (e.g. "9851.6"). */
  value: z.union([monthlyFen, z.string().regex(/^\d{1,9}(\.\d{1,4})?$/)]),
  documentNumber: z.string().trim().min(1).max(80),
  issuedOn: civilDate,
  /** The reason, where the amount is not the one the formula gives. */
  note: z.string().trim().max(200).optional(),
  /** The formula's amount in fen as the form showed it: refused when it has moved since. */
  proposed: monthlyFen.optional(),
  /** What was entered for the same day before, as the form showed it (null: nothing): refused when it has moved. */
  replaces: monthlyFen.nullable().optional(),
  /** What the form showed it means: refused when that was of another entry, or is out of date. */
  preview: id.optional(),
});

/** What entering an amount (fen a month) from a day on would mean. */
export const previewStandardInput = z.object({
  parameter: parameterId,
  validFrom: civilDate,
  value: monthlyFen,
});
export type NewStandard = z.output<typeof previewStandardInput>;
export const standardPreviewInput = z.object({ id });
/** Children of a town whom an entry concerns in past months; `after`: the last one that was shown. */
export const standardChildrenInput = z.object({ id, area: divisionCode, after: id.optional() });

/** The bureau's own number or words where a document leaves them open, from a day on. */
export const enterSettingInput = z.object({
  setting: parameterId,
  /** A whole number of the setting's unit (fen for money), a percentage as decimal text, or words. */
  value: z.union([z.int().min(0).max(100_000_000), z.string().trim().min(1).max(200)]),
  validFrom: civilDate,
  reason: z.string().trim().min(1).max(200),
  documentNumber: z.string().trim().min(1).max(80).optional(),
});

/** What a formula gives for a value that begins on a day, with its working. Amounts in fen a month. */
export type ProposalRow = {
  from: string;
  /** null while `missing` says what is needed. */
  value: number | null;
  working: Bilingual[];
  missing: MissingInput[];
  /** What was gazetted for that day. */
  gazetted: number | null;
};

type Sum = { children: number; fen: number };
/**
 * Amounts in fen of past months that are fixed; negative where less is due. `children` of a class: each once. Places are
 * towns of the whole bureau; `own`: in the area of who asks, who may see the children of it.
 */
export type StandardArrears = Sum & {
  byMonth: (Sum & { month: string })[];
  byClass: (Sum & { class: string; name: Bilingual | null })[];
  byPlace: (Sum & { code: string; name: string; own: boolean })[];
};

/** What a new amount means, by the open files of the whole bureau as they are decided on the day `on`. */
export type StandardPreview = {
  on: string;
  /** Children whose allowance rests on this parameter once it is entered. */
  children: number;
  /** Of them, those whose amount waits for a fact or a person and is in no sum. */
  open: number;
  /** The month's total in fen without and with the entry. */
  before: number;
  after: number;
  /** Begins before the calendar month we are in. */
  retroactive: boolean;
  /** Months from that day on that are fixed: they do not change by themselves. */
  fixed: string[];
  /** What those months would be paid afterwards, in the whole bureau. */
  arrears: StandardArrears;
  /** What the bureau entered for the same day before, in fen; it is superseded. */
  replaces: number | null;
  proposal: ProposalRow | null;
};
/**
 * How far a preview came, and what it found; `preview` null while it is not done. A person's next question takes the
 * place of the one that is still worked on: `entry` says which one it is. `subject`: for `jobs.of`.
 */
export type StandardPreviewState = {
  id: string;
  subject: string;
  state: JobView["state"];
  entry: NewStandard;
  preview: StandardPreview | null;
};
/** One child whom an entry concerns in past months; amounts in fen, `before` and `after` of each month. */
export type StandardChild = {
  childId: string;
  name: string;
  idNumber: string | null;
  divisionName: string;
  months: { month: string; class: string; name: Bilingual | null; before: number; after: number }[];
  fen: number;
};
/** `next`: after whom to go on; null: there are no more. */
export type StandardChildren = { rows: StandardChild[]; next: string | null };

/** `monthRule`: `sameMonth` or `nextMonth`, the month of an event or the one after. */
export type SettingUnit =
  | "months"
  | "days"
  | "workingDays"
  | "count"
  | "share"
  | "fen"
  | "text"
  | "monthRule";
export type SettingRow = {
  id: string;
  name: Bilingual;
  unit: SettingUnit;
  clause: string;
  /** In force today; null: nobody has entered it. */
  current: number | string | null;
  /** What the bureau entered, by the day it begins. */
  values: {
    from: string;
    value: number | string;
    reason: string;
    documentNumber: string | null;
    enteredBy: string;
    enteredAt: string;
  }[];
};
