import type { Bilingual, Decision } from "@tongyou/policy";
import { z } from "zod";
import { civilMonth, divisionCode, id, page } from "../page.schema.ts";

/** `area`: a county code inside the officer's area; absent: the officer's own area. */
export const monthCalculateInput = z.object({ month: civilMonth, area: divisionCode.optional() });
export const monthInput = z.object({ id });
export const monthVersionInput = z.object({ id, version: z.int().min(1) });
export const monthSendBackInput = z.object({
  id,
  version: z.int().min(1),
  reason: z.string().trim().min(1).max(200),
});
export const monthItemsInput = z.object({
  id,
  ...page,
  filter: z
    .enum([
      "differences",
      "all",
      "new",
      "stopped",
      "changed",
      "unchanged",
      "unawarded",
      "suspended",
      "needs",
      "choice",
      "review",
    ])
    .default("differences"),
});
/** A named person's decision for one child and one clause: which scheme, or whether the reading holds. */
export const monthChooseInput = z.object({
  id,
  childId: id,
  clause: z.string().trim().min(1).max(40),
  chosen: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(2).max(200),
});

/** `calculating` and `approved` while a job works on it: deciding the children, fixing the approved lines. */
export type MonthState = "calculating" | "calculated" | "submitted" | "approved" | "fixed" | "cancelled";
/**
 * How a child stands in a month against the one before. `unawarded`: qualifies, and nobody granted it; `suspended`:
 * granted and held back. Neither is paid.
 */
export type MonthChange =
  | "new"
  | "stopped"
  | "changed"
  | "unchanged"
  | "unawarded"
  | "suspended"
  | "needs"
  | "choice"
  | "review"
  | "none";
export type MonthTotals = {
  children: number;
  paid: number;
  fen: number;
  previousFen: number;
  /** The waterfall from last month: joined + left + changed = fen − previousFen. */
  joinedFen: number;
  leftFen: number;
  changedFen: number;
  counts: Record<MonthChange, number>;
  byClass: { class: string; name: Bilingual; children: number; fen: number }[];
  /** Children whose line for this month was fixed in another run; they are not in this one. */
  alreadyFixed: number;
};
export type MonthSummary = {
  id: string;
  month: string;
  area: { code: string; name: string };
  state: MonthState;
  version: number;
  totals: MonthTotals;
  pack: { id: string; version: string; hash: string };
  /** The facts, standards or choices moved since: calculate again before submitting. */
  stale: boolean;
  calculatedBy: string;
  calculatedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  sentBack: { by: string; at: string; reason: string } | null;
  /** Every child is decided on this day, the last of the month (a child who turns 18 in the month is 18). */
  decidedOn: string;
  /** False for whoever submitted it, and for a role that may not. */
  mayApprove: boolean;
};
export type MonthItem = {
  childId: string;
  name: string;
  idNumber: string | null;
  divisionName: string;
  change: MonthChange;
  status: Decision["allowance"]["status"];
  class: string | null;
  className: Bilingual | null;
  fen: number | null;
  previousFen: number | null;
  previousClass: string | null;
  /** One sentence with its clause: why this line is as it is. */
  reason: Bilingual;
  clauses: string[];
  /** Why it is not as in the month it is compared with; empty where it is, or there is none. */
  because: Bilingual[];
  needs: { fact: string; question: Bilingual }[];
  /** For choice and review: what a named person can decide, per clause. */
  decisions: { clause: string; question: Bilingual; options: { value: string; label: Bilingual }[] }[];
};
