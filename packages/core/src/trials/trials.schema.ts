import type { Bilingual, Decision } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, civilMonth, divisionCode, id, page } from "../page.schema.ts";
import { monthlyFen, parameterId } from "../standards/gazette.schema.ts";

/**
 * How a trial changes what a child is due: it begins, ends, is more or less, of another class, or is settled or not any
 * more, where the other side waits for a fact, a person or a standard.
 */
export const TRIAL_EFFECTS = ["joined", "left", "more", "less", "reclassed", "settled", "unsettled"] as const;
export type TrialEffect = (typeof TRIAL_EFFECTS)[number];
/** Which children a list shows. */
export const TRIAL_GROUPS = {
  all: TRIAL_EFFECTS,
  gain: ["joined", "more"],
  loss: ["left", "less"],
  settled: ["settled"],
  unsettled: ["unsettled"],
  reclassed: ["reclassed"],
} as const satisfies Record<string, readonly TrialEffect[]>;
export type TrialGroup = keyof typeof TRIAL_GROUPS;
const groups = Object.keys(TRIAL_GROUPS) as [TrialGroup, ...TrialGroup[]];
/** Whom the figures count: those to whom the allowance is granted in the month, or also those who qualify without. */
export const TRIAL_COUNTED = ["awarded", "all"] as const;
export type TrialCounted = (typeof TRIAL_COUNTED)[number];
const counted = z.enum(TRIAL_COUNTED).default("awarded");

const named = z.string().trim().min(1).max(60);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What is otherwise in a trial. `amount`: of a parameter, fen a month · `withdrawn`: as if the bureau had entered nothing
 * for it · `formula`: as its formula proposes from a day on, under the readings of the trial · `pack`: another artefact
 * of the bureau's pack.
 */
export const trialChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("amount"), parameter: parameterId, fen: monthlyFen }),
  z.object({ kind: z.literal("withdrawn"), parameter: parameterId }),
  z.object({ kind: z.literal("formula"), parameter: parameterId, from: civilDate }),
  z.object({ kind: z.literal("reading"), reading: named, option: named }),
  z.object({ kind: z.literal("pack"), hash }),
]);
export type TrialChange = z.output<typeof trialChange>;

/**
 * `newId`: made by the form, so that a second click makes no second trial. `area` absent: the own one. `knownOn`: from
 * what was known at the end of that day; absent: from all that is known now.
 */
export const trialRunInput = z.object({
  newId: id,
  name: named,
  month: civilMonth,
  area: divisionCode.optional(),
  changes: z.array(trialChange).min(1).max(40),
  knownOn: civilDate.optional(),
});
/**
 * What the form asks: what holds in a month (absent: that of the newest records), under another artefact and other
 * readings where they are chosen.
 */
export const trialFormInput = z.object({
  month: civilMonth.optional(),
  pack: hash.optional(),
  readings: z.record(named, named).default({}),
});
export const trialInput = z.object({ id });
export const trialViewInput = z.object({ id, area: divisionCode.optional(), counted });
export const trialRowsInput = z.object({
  id,
  ...page,
  area: divisionCode.optional(),
  counted,
  filter: z.enum(groups).default("all"),
  /** Children who are in the class before or after. */
  class: named.optional(),
});
export const trialWorkbookInput = trialRowsInput.omit({ offset: true, limit: true });

/** Trials side by side in one file. `by`: a line for each rate class, or for each place. */
export const trialComparisonInput = z.object({
  ids: z
    .array(id)
    .min(2)
    .max(4)
    .refine((ids) => new Set(ids).size === ids.length, {
      params: { zh: "同一个测算选了两次", en: "The same trial twice" },
    }),
  counted,
  by: z.enum(["class", "place"]).default("class"),
});

type PackVersion = { version: string; hash: string };
/** What differs between the rules of a trial and those of the month, in amounts (fen a month) and words. */
export type TrialOutlook = {
  amounts: {
    parameter: string;
    name: Bilingual;
    clause: string;
    before: number | null;
    after: number | null;
  }[];
  readings: { reading: string; clause: string; text: Bilingual; before: Bilingual; after: Bilingual }[];
  packs: { before: PackVersion; after: PackVersion };
  /** Standards without which the amounts before cannot be told: who would draw them is not settled. */
  missing: Bilingual[];
};

/** Children and fen a month. */
export type TrialSum = { children: number; fen: number };
type BeforeAfter = { before: TrialSum; after: TrialSum };
/** What a trial comes to in an area. The effects' money adds up to the difference; `waiting`: children not settled. */
export type TrialFigures = BeforeAfter & {
  waiting: { before: number; after: number };
  effects: Record<TrialEffect, TrialSum>;
  classes: (BeforeAfter & { class: string; name: Bilingual })[];
  places: (BeforeAfter & {
    code: string;
    name: string;
    gain: TrialSum;
    loss: TrialSum;
    settled: number;
    unsettled: number;
  })[];
};
export type TrialState = "running" | "done" | "stopped";
/**
 * How much of a trial a role is told. A trial of rules shows by who differs what some facts are, restricted ones too: it
 * is for the county officer; others see its sums over a county or more.
 */
export type TrialTold = "all" | "sums" | "nothing";

export type TrialSummary = {
  id: string;
  name: string;
  month: string;
  area: { code: string; name: string };
  state: TrialState;
  changes: TrialChange[];
  outlook: TrialOutlook;
  /** Over the whole area, by those to whom the allowance is granted; null as long as it runs, or not for the role. */
  sums: BeforeAfter | null;
  /** Children who differ: those with the allowance granted, and those who qualify without. */
  differing: { awarded: number; unawarded: number } | null;
  told: TrialTold;
  knownAt: string;
  /** The trial looks back: not all that is known now counts. */
  past: boolean;
  madeBy: string;
  madeAt: string;
};
export type TrialView = TrialSummary & {
  /** The place in view inside the trial's area. */
  within: { code: string; name: string; level: number };
  counted: TrialCounted;
  figures: TrialFigures | null;
  files: number;
  /** Since the trial was made the amounts or readings of the month moved, and files changed: try again for today's. */
  since: { rules: boolean; files: number };
};

/**
 * Why trials answer different questions: their amounts stand side by side, and one less the other means nothing.
 * `basis`: what holds, or what was known, changed between them, and so what the month costs as it is.
 */
export type TrialApart = "area" | "month" | "basis";

/** In what trials differ beside what they try; nothing where one can be weighed against the other. */
export function trialsApart(
  trials: readonly Pick<TrialView, "area" | "month" | "outlook" | "figures">[],
): TrialApart[] {
  const differ = (of: (trial: (typeof trials)[number]) => unknown) =>
    new Set(trials.map((trial) => JSON.stringify(of(trial)))).size > 1;
  const apart: TrialApart[] = [];
  if (differ(({ area }) => area.code)) apart.push("area");
  if (differ(({ month }) => month)) apart.push("month");
  const basis = ({ outlook, figures }: (typeof trials)[number]) => [
    outlook.packs.before.hash,
    figures?.before,
    figures?.waiting.before,
    outlook.missing.length,
  ];
  if (apart.length === 0 && differ(basis)) apart.push("basis");
  return apart;
}

type Outcome = {
  status: Decision["allowance"]["status"];
  class: string | null;
  className: Bilingual | null;
  fen: number | null;
};
export type TrialRow = {
  childId: string;
  name: string;
  idNumber: string | null;
  divisionName: string;
  awarded: boolean;
  effect: TrialEffect;
  before: Outcome;
  after: Outcome;
  /** Why it differs, each with its clauses. */
  reason: Bilingual;
  clauses: string[];
};

/** What may be changed, as it holds on the last day of the month. */
export type TrialForm = {
  month: string;
  on: string;
  parameters: {
    id: string;
    name: Bilingual;
    clause: string;
    /** Rate classes it pays. */
    classes: Bilingual[];
    now: number | null;
    source: Bilingual | null;
    entered: boolean;
    /** Without what the bureau entered; null where it entered nothing, or the pack gives nothing. */
    withdrawn: number | null;
    /** What the formula gives for a value from 1 January on, under the chosen readings; null where there is none. */
    formula: { from: string; fen: number | null; missing: Bilingual[] } | null;
  }[];
  readings: {
    id: string;
    clause: string;
    text: Bilingual;
    /** The option in force, whatever is chosen on the form. */
    taken: string;
    options: { value: string; label: Bilingual }[];
  }[];
  versions: (PackVersion & { now: boolean; refusal: Bilingual | null })[];
  /** Whether the role may try out readings and versions. */
  mayTryRules: boolean;
};
