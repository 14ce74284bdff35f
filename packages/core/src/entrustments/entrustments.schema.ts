import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { type FormContent, type FormLine, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
export const KNOWN = ["yes", "no", "unknown"] as const;
export type Known = (typeof KNOWN)[number];

/** Who may not be entrusted with a child, by the Law on the Protection of Minors, art. 22. */
export const BARS = ["crime", "vice", "duty", "other"] as const;
export type Bar = (typeof BARS)[number];
export const REASONS = ["work", "illness", "custody", "study", "other"] as const;
export const SIGNERS = ["guardian", "entrusted", "child", "witness"] as const;
export type Signer = (typeof SIGNERS)[number];
export const ENTRUSTMENT_ENDS = ["parentBack", "carerUnfit", "withdrawn", "other"] as const;

export const entrustmentsListInput = z.object({
  view: z.enum(["missing", "waiting", "ending", "running"]).default("missing"),
  area: divisionCode.optional(),
  ...page,
});
export const childEntrustmentsInput = z.object({ childId: id });
const person = { name: text(40), relation: text(40), phone: text(40).optional() };
export const recordEntrustmentInput = z.object({
  /** Made by the form, so that a second click is the same confirmation. */
  id,
  childId: id,
  guardians: z.array(z.strictObject(person)).min(1).max(2),
  carer: z.strictObject({
    ...person,
    birthDate: civilDate,
    idNumber: text(30).optional(),
    address: text(120).optional(),
  }),
  reason: z.enum(REASONS),
  reasonText: text(200).optional(),
  from: civilDate,
  /** Its last day. */
  until: civilDate,
  signedOn: civilDate,
  /** Able to guard the child: health, time, means. */
  capable: z.enum(KNOWN),
  bars: z.partialRecord(z.enum(BARS), z.enum(KNOWN)),
  /** What the child says of it; `heard: false` with why the child could not be asked. */
  opinion: z.strictObject({ heard: z.boolean(), text: text(300) }),
  /** How many days apart the parents speak with the child and the carer at most. */
  contactDays: z.int().min(1).max(31),
  /** When the village and the school were told in writing; `none`: the child goes to no school. */
  villageTold: civilDate.optional(),
  schoolTold: z.union([civilDate, z.literal("none")]).optional(),
  /** Signed on paper; the scan is kept with the record. */
  onPaper: z.boolean().default(false),
  /** PNG pictures drawn on the screen. */
  signatures: z.partialRecord(z.enum(SIGNERS), z.base64().max(140_000)).default({}),
  /** Further fields that the region's documents ask. */
  fields: formFields.default({}),
});
export const confirmEntrustmentInput = z.object({ id, version: z.int().min(1) });
export const endEntrustmentInput = z.object({
  id,
  version: z.int().min(1),
  on: civilDate,
  how: z.enum(ENTRUSTMENT_ENDS),
  why: text(300),
});
export const printEntrustmentInput = z.object({ id });

type Input = z.output<typeof recordEntrustmentInput>;
/** What the sealed column holds. */
export type EntrustmentContent = Pick<
  Input,
  | "guardians"
  | "carer"
  | "reason"
  | "reasonText"
  | "capable"
  | "bars"
  | "opinion"
  | "contactDays"
  | "villageTold"
  | "schoolTold"
  | "onPaper"
> & { fields: FormContent };
export type EntrustmentState = "waiting" | "running" | "ended";
/** What still keeps a confirmation from being confirmed. */
export type EntrustmentOut = {
  id: string;
  state: EntrustmentState;
  from: string;
  until: string;
  signedOn: string;
  /** Past its last day. */
  expired: boolean;
  content: Omit<EntrustmentContent, "fields">;
  /** What else the region's documents ask. */
  lines: FormLine[];
  signed: Signer[];
  lacks: Bilingual[];
  madeBy: string | null;
  confirmed: { by: string | null; at: string } | null;
  ended: { on: string; how: string; why: string | null } | null;
};
export type ChildEntrustments = {
  version: number;
  /** The region's alert that the child has none. */
  missing: { title: Bilingual; clauses: readonly string[] } | null;
  rows: EntrustmentOut[];
  mayRecord: boolean;
  mayConfirm: boolean;
};
/** `law`: as it is remembered, to be compared with the text. */
export type ContactDuty = { days: number; from: "bureau" | "law" };
/** What the form begins with, and what else the region's documents ask. */
export type EntrustmentForm = {
  childName: string;
  place: string;
  guardians: { name: string; relation: string }[];
  carer: string | null;
  forms: FormView[];
  running: { id: string; until: string } | null;
  contact: ContactDuty;
  today: string;
};
export type EntrustmentRow = {
  childId: string;
  name: string;
  place: string;
  /** Absent: the child has none. */
  entrustment: { id: string; from: string; until: string; expired: boolean } | null;
};
export type Entrustments = Page<EntrustmentRow> & {
  counts: { missing: number; waiting: number; ending: number; running: number };
  /** Clauses that ask for a confirmation; empty: no document of the region does. */
  clauses: readonly string[];
};
