import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import type { DivisionLevel } from "../divisions/division.ts";
import { divisionCode } from "../page.schema.ts";

export const workbenchInput = z.object({ area: divisionCode.optional() });

export type TodoKind =
  | "needs"
  | "choice"
  | "review"
  | "monthSubmit"
  | "monthApprove"
  | "correctionApprove"
  | "recoveryDue"
  | "paymentPrepare"
  | "paymentApprove"
  | "paymentSend"
  | "paymentReturn"
  | "paymentClose"
  | "paymentReopen"
  | "grantDecide"
  | "importConfirm"
  | "awardMissing"
  | "awardChange"
  | "startsUnset"
  | "applicationDue"
  | "visit"
  | "spotCheck"
  | "verification"
  | "cadenceMissing"
  | "planMissing"
  | "planReview"
  | "riskReassess"
  | "protection"
  | "protectionOverdue"
  | "protectionClosing"
  | "protectionRequest"
  | "referral"
  | "referralReplied"
  | "referralOverdue"
  | "intake"
  | "entrustmentMissing"
  | "entrustmentConfirm"
  | "entrustmentEnding"
  | "childToReceive"
  | "placementFollowUp"
  | "agreementEnding"
  | "licenceEnding"
  | "breakGlass"
  | "workDue"
  | "workOpen"
  | "reportDue"
  | "trainingDue"
  | "postVacant"
  | "turning18"
  | "alert"
  | "task"
  | "timer"
  | "standardMissing";
export type Todo = {
  kind: TodoKind;
  /** A child's name (as the role may see it) or the thing to do. */
  title: Bilingual;
  why: Bilingual;
  due: string | null;
  overdue: boolean;
  /** Where it is done, a console path. */
  to: string;
};
/** An area in a few figures. */
export type Glance = {
  /** The day the files are decided for: the calendar's, or the last of the newest month on record. */
  decidedOn: string;
  children: number;
  byCategory: { id: string; name: Bilingual; count: number }[];
  allowance: { decided: number; needs: number; choice: number; review: number };
  month: { month: string; state: string; fen: number; children: number } | null;
  lastImport: { fileName: string; at: string; rows: number } | null;
};
export type Workbench = {
  /** The bureau's day. */
  today: string;
  counts: { kind: TodoKind; count: number }[];
  todos: Todo[];
  /** Null for whoever may not know how many children there are. */
  glance: Glance | null;
};

export const workloadInput = z.object({ area: divisionCode.optional() });

/** What waits in one place. A number that the reader's role may not see is null. */
export type Workload = {
  children: number;
  /** Children whose allowance waits for facts. */
  needs: number;
  /** `due`: until the end of the month · `done`: children visited in it · `oldest`: the longest overdue day. */
  visits: { overdue: number; due: number; done: number; oldest: string | null };
  /** Files of the verification under way; null where none is. */
  verification: { done: number; of: number } | null;
  /** Reports of harm that are not closed; `nextDue`: the earliest clock of an open one, an instant. */
  reports: { open: number; overdue: number; nextDue: string | null } | null;
  referrals: { waiting: number; overdue: number } | null;
};
export type WorkloadPlace = Workload & {
  division: string;
  name: string;
  /** Who works there by name; empty: nobody has an account for the place. */
  workers: string[];
};
export type WorkloadTable = {
  /** The area in view, and the level its places are of. */
  area: { code: string; name: string };
  level: DivisionLevel;
  /** Who is expected in each place, in the region's word; null where no one role answers for such a place. */
  workerTitle: Bilingual | null;
  month: { from: string; to: string };
  /** Those who are behind first. */
  places: WorkloadPlace[];
  total: Workload;
};
