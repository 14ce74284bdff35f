import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { divisionCode } from "../page.schema.ts";

export const workbenchInput = z.object({ area: divisionCode.optional() });

export type TodoKind =
  | "needs"
  | "choice"
  | "review"
  | "monthSubmit"
  | "monthApprove"
  | "importConfirm"
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
  | "trainingDue"
  | "postVacant"
  | "turning18"
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
export type Workbench = {
  counts: { kind: TodoKind; count: number }[];
  todos: Todo[];
  glance: {
    children: number;
    byCategory: { id: string; name: Bilingual; count: number }[];
    allowance: { decided: number; needs: number; choice: number; review: number };
    month: { month: string; state: string; fen: number; children: number } | null;
    lastImport: { fileName: string; at: string; rows: number } | null;
  };
};
