import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, id } from "../page.schema.ts";

const text = (most: number) => z.string().trim().min(1).max(most);

/** Signs that a child is in danger at this moment; asked before anything is weighed. */
export const DANGER_SIGNS = ["harm", "alone", "health"] as const;
export type DangerSign = (typeof DANGER_SIGNS)[number];
export const RISK_ANSWERS = ["yes", "no", "unknown"] as const;
export type RiskAnswer = (typeof RISK_ANSWERS)[number];

const answer = z.enum(RISK_ANSWERS);
const level = z.int().min(1).max(4);

export const riskCriteria = z.object({
  criteria: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/i),
        text: text(300),
        /** What it counts; null: the bureau weighs without numbers. */
        weight: z.int().min(1).max(100).nullable(),
      }),
    )
    .min(1)
    .max(60),
  /** From which score a level begins; empty where criteria have no weight. */
  bands: z.array(z.object({ level, from: z.int().min(0).max(6000) })).max(4),
});
/** The criteria by which a bureau tells the levels apart. */
export type RiskCriteria = z.output<typeof riskCriteria>;

export const setRiskCriteriaInput = riskCriteria.extend({
  validFrom: civilDate,
  /** The document they were taken from. */
  documentNumber: text(60).optional(),
  reason: text(200),
});

/** What is done for children at a level; of a category: for those in it alone. */
export const riskMeasure = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/i),
  level,
  category: z.string().min(1).max(60).nullable(),
  /** A kind of service that the region's documents name. */
  kind: z.string().min(1).max(60).nullable(),
  what: text(300),
  /** Within how many working days; null: the bureau sets no term. */
  workingDays: z.int().min(1).max(250).nullable(),
});
export type RiskMeasure = z.output<typeof riskMeasure>;
export const setRiskMeasuresInput = z.object({
  measures: z.array(riskMeasure).min(1).max(100),
  validFrom: civilDate,
  documentNumber: text(60).optional(),
  reason: text(200),
});

export const childRiskInput = z.object({ childId: id });

export const assessRiskInput = z.object({
  /** Made by the form, so that the same form sent twice is one assessment. */
  id,
  childId: id,
  /** Of the child's file, as it was read. */
  version: z.int().min(1),
  on: civilDate,
  danger: z.object({ harm: answer, alone: answer, health: answer }),
  /** A sign was there, and it has been reported. */
  reported: z.boolean().default(false),
  /** The first day of the criteria that were asked; absent: the bureau has none. */
  criteriaFrom: civilDate.optional(),
  answers: z
    .array(z.object({ criterion: z.string().max(40), answer }))
    .max(60)
    .default([]),
  level,
  reasons: text(1000),
  /** What is done now about what was found. */
  measures: text(1000).optional(),
  reassessOn: civilDate.optional(),
});

export type RiskLevelOut = { level: number; title: Bilingual; colour: string };
/** The levels of a bureau. `clause` null: no document of the region has any, these are the bureau's own. */
export type RiskSchemeOut = {
  title: Bilingual;
  clause: string | null;
  /** The official document the criteria stand in. */
  source: Bilingual | null;
  levels: RiskLevelOut[];
};
/** Criteria as they were entered. `official`: taken from the document the region's notice names. */
export type EnteredCriteria = RiskCriteria & {
  from: string;
  documentNumber: string | null;
  official: boolean;
  reason: string;
  enteredBy: string;
  enteredAt: string;
};
/** Measures as the bureau entered them. */
export type EnteredMeasures = {
  measures: RiskMeasure[];
  from: string;
  documentNumber: string | null;
  reason: string;
  enteredBy: string;
  enteredAt: string;
};
export type RiskDesk = {
  scheme: RiskSchemeOut;
  /** In force today; null: nobody entered any. */
  criteria: EnteredCriteria | null;
  /** All that was entered and not replaced, the newest day first. */
  entered: EnteredCriteria[];
  /** In force today; null: nobody entered any. */
  measures: EnteredMeasures | null;
  /** What measures can be told apart by: categories of the pack, kinds of service its documents name. */
  categories: { id: string; title: Bilingual }[];
  kinds: { id: string; title: Bilingual }[];
};

/** `most`: the score if everything that is not known were so; `level` and `atWorst` are what the bands make of them. */
export type RiskScore = { score: number; most: number; level: number; atWorst: number };

export type RiskAssessmentOut = {
  id: string;
  on: string;
  level: number;
  score: RiskScore | null;
  official: boolean;
  documentNumber: string | null;
  danger: Record<DangerSign, RiskAnswer>;
  answers: { text: string; weight: number | null; answer: RiskAnswer }[];
  reasons: string;
  measures: string | null;
  reassessOn: string | null;
  by: string | null;
  recordedAt: string;
};
export type ChildRisk = {
  name: string;
  scheme: RiskSchemeOut;
  criteria: EnteredCriteria | null;
  signs: { id: DangerSign; title: Bilingual }[];
  /** As the facts have it today; null: not assessed. */
  level: number | null;
  reassessOn: string | null;
  /** Months until it is assessed again, as the bureau set them; null: it has not. */
  interval: number | null;
  version: number;
  open: boolean;
  today: string;
  /** Newest first; the first one is in force. */
  assessments: RiskAssessmentOut[];
};
