import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { civilMonth, divisionCode, id, page } from "../page.schema.ts";
import {
  CAUSE_KINDS,
  type CauseKind,
  CORRECTION_KINDS,
  CORRECTION_STATES,
  type CorrectionState,
} from "./correction-views.ts";

export * from "./correction-views.ts";

/** What changed between what was known when the month was fixed and what is known now. Days are civil, `at` instants. */
export type Cause =
  | { kind: "fact"; name: string; from: string | null; at: string | null }
  | { kind: "standard"; id: string; from: string | null; document: string | null }
  | { kind: "reading"; id: string; option: string | null }
  | { kind: "choice"; clause: string; chosen: string | null }
  | { kind: "pack"; from: string; to: string }
  | { kind: "award"; state: "granted" | "suspended" | null }
  | { kind: "closing"; on: string; reason: string }
  | { kind: "missed" }
  | { kind: "other" };

/** `area`: 12-digit code inside the person's area; absent: all of it. */
export const correctionsComputeInput = z.object({ area: divisionCode.optional() });

/** What the job works on, as `jobs.of` asks for it: an area by its code, or a child by its id. */
export const computeSubject = (of: string): string => `corrections ${of}`;

const filter = {
  area: divisionCode.optional(),
  kind: z.enum(CORRECTION_KINDS).optional(),
  cause: z.enum(CAUSE_KINDS).optional(),
  month: civilMonth.optional(),
};
export const correctionsListInput = z.object({
  ...page,
  ...filter,
  childId: id.optional(),
  state: z.enum(CORRECTION_STATES).default("proposed"),
});
export const correctionInput = z.object({ id });
const ids = z.array(id).min(1).max(2_000);
/** `fen`: the sum the form showed; refused when it is another now. */
export const correctionsApproveInput = z.object({ ids, fen: z.int() });
/** All that a filter finds; `lines` and `fen`: how many and which sum the form showed, refused when it is another now. */
export const correctionsApproveAllInput = z.object({ ...filter, lines: z.int().min(1), fen: z.int() });
/** What the job works on, as `jobs.of` asks for it. */
export const approvalSubject = (area: string): string => `corrections approved ${area}`;
export const correctionsDismissInput = z.object({ ids, reason: z.string().trim().min(2).max(200) });

const written = {
  childId: id,
  document: z.string().trim().min(1).max(80),
  reason: z.string().trim().min(2).max(200),
  /** What was open as the form showed it, in fen; refused when it is another now. */
  fen: z.int().min(1),
};
/**
 * How the recoveries of a child come back: the same sum each month from one on, paid back already outside the lists of
 * payments, or not at all.
 */
export const recoveryPlanInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("instalments"),
    ...written,
    fromMonth: civilMonth,
    monthlyFen: z.int().min(1).max(100_000_000),
  }),
  z.object({ kind: z.literal("repaid"), ...written }),
  z.object({ kind: z.literal("waiver"), ...written }),
]);
export const recoveryDecideInput = z.object({ id, agreed: z.boolean() });
export const recoveryOfInput = z.object({ childId: id });

/** One past month of one child. Amounts in fen; `fen` = `dueFen` − `paidFen`, negative where it is taken back. */
export type CorrectionRow = {
  id: string;
  month: string;
  state: CorrectionState;
  class: string;
  className: Bilingual | null;
  paidClass: string | null;
  paidClassName: Bilingual | null;
  fen: number;
  paidFen: number;
  dueFen: number;
  causes: CauseKind[];
  /** False for whoever had it computed. */
  mayDecide: boolean;
};
/** The corrections of one child that a filter finds. */
export type CorrectedChild = {
  childId: string;
  name: string;
  idNumber: string | null;
  divisionName: string;
  /** One sentence a cause, once each. */
  causes: Bilingual[];
  months: CorrectionRow[];
  fen: number;
};
/** Of all that a filter finds, not of one page: `arrearsFen` − `recoveryFen` = the sum of all lines. */
export type CorrectionSums = {
  children: number;
  lines: number;
  arrearsFen: number;
  recoveryFen: number;
  byMonth: { month: string; children: number; fen: number }[];
  byClass: { class: string; name: Bilingual | null; children: number; fen: number }[];
};
export type CorrectionList = {
  rows: CorrectedChild[];
  /** Children, by whom pages go. */
  total: number;
  sums: CorrectionSums;
  /** When a computation of the area, or of one it lies in, last ended, as an instant. */
  computedAt: string | null;
  /** What such a computation works on that is under way, for `jobs.of`. */
  computing: string | null;
};

/** Why: what was fixed and what is due, each with its sentence and clauses, and what changed between. */
export type CorrectionView = CorrectionRow & {
  childId: string;
  name: string;
  divisionName: string;
  why: Bilingual[];
  before: { reason: Bilingual; clauses: string[]; knownAt: string } | null;
  after: { reason: Bilingual; clauses: string[]; knownAt: string };
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
};

/** A part of a recovery. `month`: of the money that comes back; `listed`: it stands in a list of payments. */
export type Instalment = {
  id: string;
  correctionId: string;
  month: string;
  dueMonth: string;
  fen: number;
  state: "due" | "listed" | "taken" | "waived" | "replanned";
};
export type PlanState = "proposed" | "approved" | "refused" | "withdrawn";
export type RecoveryPlan = {
  id: string;
  kind: "instalments" | "repaid" | "waiver";
  fen: number;
  fromMonth: string | null;
  monthlyFen: number | null;
  document: string;
  reason: string;
  state: PlanState;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  mayDecide: boolean;
};
/** What a child owes back. `openFen`: approved, and neither taken, waived nor listed; `plannedFen`: of it, in instalments. */
export type Recovery = {
  childId: string;
  name: string;
  /** Nothing is paid to the child any more from which it could be taken, since this day. */
  closedOn: string | null;
  openFen: number;
  plannedFen: number;
  corrections: { id: string; month: string; fen: number; openFen: number }[];
  instalments: Instalment[];
  plans: RecoveryPlan[];
};
