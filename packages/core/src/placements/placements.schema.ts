import type { Answer, Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { type FilledForm, type FormView, formFields } from "../forms/forms.schema.ts";
import { civilDate, id } from "../page.schema.ts";

const text = (max: number) => z.string().trim().min(1).max(max);

export const PLACEMENT_KINDS = [
  "kinship",
  "foster",
  "institution",
  "institutionTemporary",
  "nonPublicBody",
] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];
export const PLACEMENT_ENDS = ["returned", "adopted", "grownUp", "hukouPlace", "died", "other"] as const;
export type PlacementEnd = (typeof PLACEMENT_ENDS)[number] | "replaced" | "transferred";

const where = {
  childId: id,
  kind: z.enum(PLACEMENT_KINDS),
  institutionId: id.optional(),
  from: civilDate,
};
export const childPlacementsInput = z.object({ childId: id });
export const checkPlacementInput = z.object(where);
export const placeInput = z.object({
  /** Made by the form, so that a second click is the same placement. */
  id,
  /** Of the child's file that the form showed. */
  version: z.int().min(1),
  ...where,
  /** The child is raised there for another institution. */
  agreementId: id.optional(),
  /** The family that takes the child. */
  carer: z
    .strictObject({
      name: text(40),
      relation: text(40),
      phone: text(40).optional(),
      address: text(120).optional(),
    })
    .optional(),
  /** Clause, document or judgment it rests on. */
  basis: text(200),
  decidedBy: text(80),
  /** Who is the guardian from then on; absent: as it was. */
  guardian: z.enum(["person", "civilAffairs", "courtAppointed"]).optional(),
  /** Why a named person places the child although something about it is not known, or no bed is free. */
  confirmed: text(300).optional(),
  handOver: z.strictObject({ from: text(80), to: text(80), papers: text(300).optional() }).optional(),
});
export const endPlacementInput = z.object({
  id,
  version: z.int().min(1),
  on: civilDate,
  how: z.enum(PLACEMENT_ENDS),
  why: text(500),
  /** Handed over to the hukou place: to which institution there, and the receipt. */
  handOver: z.strictObject({ to: text(80), receipt: text(200) }).optional(),
});
export const STEP_KINDS = ["handOver", "assessment", "stage", "followUp", "form"] as const;
export const placementStepInput = z.object({
  id,
  placement: id,
  kind: z.enum(STEP_KINDS),
  day: civilDate,
  /** When to look again. */
  again: civilDate.optional(),
  text: text(1000).optional(),
  /** Of the pack's ways to an adoption. */
  stage: z.string().max(60).optional(),
  form: z.string().max(80).optional(),
  fields: formFields.optional(),
});

/** What a rule says of taking the child in, where it says something. */
export type AdmissionOut = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  admits: Answer | null;
  refuses: Answer | null;
};
/** `refused`: it is not possible. `doubts`: a named person has to say why all the same. */
export type PlacementCheck = {
  refused: { cause: Bilingual; clauses: readonly string[] } | null;
  doubts: { cause: Bilingual; clauses: readonly string[] }[];
  admissions: AdmissionOut[];
  beds: { beds: number; taken: number } | null;
};
export type PlacementStep = {
  id: string;
  kind: (typeof STEP_KINDS)[number];
  title: Bilingual;
  day: string;
  again: string | null;
  /** What was done in words, in parts; of a form, nothing. */
  said: string[];
  form: FilledForm | null;
  by: string | null;
};
export type PlacementOut = {
  id: string;
  kind: PlacementKind;
  institution: { id: string; name: string } | null;
  agreementUntil: string | null;
  carer: { name: string; relation: string; phone?: string | undefined; address?: string | undefined } | null;
  from: string;
  basis: string;
  decidedBy: string;
  confirmed: string | null;
  ended: { on: string; how: PlacementEnd; why: string } | null;
  steps: PlacementStep[];
  by: string | null;
};
/** What the child's facts call for about care: an alert, a task or a term. */
export type CarePrompt = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  answer: "yes" | "no" | "unknown" | "review";
  due: string | null;
  /** Who is to do it, by the region's titles. */
  who: readonly Bilingual[];
};
export type ChildPlacements = {
  version: number;
  places: { residence: string; hukou: string | null; apart: boolean | null };
  placements: PlacementOut[];
  prompts: CarePrompt[];
  adoption: {
    title: Bilingual;
    clauses: readonly string[];
    stages: { id: string; title: Bilingual; begun: string | null }[];
  } | null;
  forms: FormView[];
  mayChange: boolean;
};
