import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { childrenListInput } from "../children/children.schema.ts";
import { civilDate, civilMonth, divisionCode, id, type Page, page } from "../page.schema.ts";
import { PAYMENT_FILTERS } from "./payment-views.ts";

export * from "./payment-views.ts";

const reason = z.string().trim().min(2).max(200);
const document = z.string().trim().min(2).max(120);
const version = z.int().min(1);
const content = z.base64().max(28_000_000);

export const PAYMENT_KINDS = ["month", "offCycle", "oneTime"] as const;
/** Who carries money, the state first. */
export const FUNDERS = ["central", "province", "city", "county", "town", "other"] as const;

export const paymentsListInput = z.object({ ...page, month: civilMonth.optional() });
export const paymentBatchInput = z.object({ id });
export const paymentVersionInput = z.object({ id, version });
/** `month`: of a month's list the month it pays; the others are made in the month of the bureau's day. */
export const paymentPrepareInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("month"), month: civilMonth, area: divisionCode.optional() }),
  z.object({ kind: z.enum(["offCycle", "oneTime"]), area: divisionCode.optional() }),
]);
export const paymentsOfBatchInput = z.object({
  id,
  ...page,
  filter: z.enum(PAYMENT_FILTERS).default("all"),
});
export const paymentLeaveOutInput = z.object({
  id,
  version,
  /** Absent: every payment that cannot go to the bank. */
  payments: z.array(id).min(1).max(1000).optional(),
  reason,
});
export const bankFileInput = z.object({ id, format: z.enum(["xlsx", "csv", "csvGb"]) });
export const returnsPreviewInput = z.object({ id, fileName: z.string().trim().min(1).max(200), content });
/** `on`: the day the bank answered. */
export const returnsTakeInput = returnsPreviewInput.extend({ version, on: civilDate });
export const paymentMarkInput = z.object({
  id,
  version,
  payment: id,
  answer: z.enum(["paid", "failed"]),
  on: civilDate,
  reason,
});
/** All open ones were paid: `reason` says by which word of the bank. */
export const paymentMarkAllInput = z.object({ id, version, on: civilDate, reason });
export const paymentReopenInput = z.object({ id, version, reason });
export const paymentAnswerReopenInput = z.object({ id, version, agree: z.boolean() });

/** What is granted: so much each, for what and by which document. */
const granted = {
  purpose: z.string().trim().min(2).max(60),
  document,
  fen: z.int().min(1).max(100_000_000),
};
export const grantProposeInput = z.object({ childId: id, ...granted, reason });
/** Children of one set of grants. */
export const MOST_GRANTED = 5_000;
/** Whom grants are for: who was picked, all that a list of children finds, or whom a file names by ID number. */
export const grantedChildren = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("picked"), childIds: z.array(id).min(1).max(MOST_GRANTED) }),
  z.object({
    kind: z.literal("filter"),
    filter: childrenListInput.omit({ offset: true, limit: true, sort: true, descending: true }),
  }),
  z.object({ kind: z.literal("file"), content }),
]);
export const grantsPreviewInput = z.object({ who: grantedChildren, ...granted });
/** `children`: how many the form showed; refused when they are others now. */
export const grantsProposeInput = grantsPreviewInput.extend({ reason, children: z.int().min(1) });
/** `withdrawn`: by who entered it. */
const answer = z.enum(["approved", "refused", "withdrawn"]);
export const grantDecideInput = z.object({ id, answer, reason });
/** `set`: one grant of those that were entered together · `grants`: how many of them the form showed. */
export const grantsDecideInput = z.object({ set: id, answer, reason, grants: z.int().min(1) });
export const grantsListInput = z.object({ ...page, open: z.boolean().default(false), set: id.optional() });
export const grantSetsInput = z.object({ ...page, open: z.boolean().default(false) });

/** Whole parts such as 2 : 1 : 1, of what of a child's month lies above `aboveFen`. */
export const shareEnterInput = z.object({
  /** Absent: every class. */
  class: z.string().trim().min(1).max(60).optional(),
  from: civilMonth,
  aboveFen: z.int().min(0).max(100_000_000),
  parts: z
    .array(z.object({ funder: z.enum(FUNDERS), weight: z.int().min(1).max(10_000) }))
    .min(1)
    .max(FUNDERS.length),
  document,
});

/** `csvGb`: in GB 18030. */
export type BankFormat = z.output<typeof bankFileInput>["format"];
export type PaymentKind = (typeof PAYMENT_KINDS)[number];
/** Whose work a list is by the region's procedure. */
export type Payer = "town" | "county";
export type Funder = (typeof FUNDERS)[number];
export type BatchState = "preparing" | "prepared" | "approved" | "closed" | "cancelled";
export type PaymentState = "open" | "leftOut" | "paid" | "failed" | "dropped";
/** What keeps a payment from the bank. */
export type PaymentProblem = "noAccount" | "noPayee" | "noBank" | "badAccount";
/**
 * What is to be put right after a payment failed, as far as the bank's words say: who the account belongs to, its number,
 * that it was closed, is blocked, or takes no more.
 */
export type FailureKind = "payee" | "account" | "closed" | "blocked" | "limit" | "other";
export type ItemKind = "month" | "arrears" | "recovery" | "oneTime" | "again";
/** `fen`: the sum of the items. */
export type Sum = { payments: number; fen: number };

export type PaymentBatch = {
  id: string;
  kind: PaymentKind;
  month: string;
  area: { code: string; name: string };
  payer: Payer;
  /** What the bank's list is called: place, month, and which list of them it is. */
  number: string;
  state: BatchState;
  version: number;
  /** due = paid + failed + open; what is left out waits for the next list and is not due in this one. */
  due: Sum;
  paid: Sum;
  failed: Sum;
  open: Sum;
  leftOut: Sum;
  preparedBy: string;
  preparedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  exportedAt: string | null;
  closedAt: string | null;
  /** Somebody asks for the closed list to be opened again. */
  reopen: { by: string; reason: string } | null;
  /** False for whoever prepared it, and for a role that may not. */
  mayApprove: boolean;
  /** False for whoever asks for it, and for a role that may not. */
  mayAnswerReopen: boolean;
};
/**
 * `townPays`: the region's procedure has the town pay; the county makes lists for those that cannot · `unlisted`: the
 * newest fixed month of the area, while no list of the whole area pays it.
 */
export type PaymentBatches = Page<PaymentBatch> & { townPays: boolean; unlisted: string | null };
/** Money that stands in no list yet; `payments`: of how many children. */
export type WaitingMoney = (Sum & { kind: "arrears" | "again" | "oneTime" })[];
export type PaymentCheck = {
  code:
    | PaymentProblem
    | "sharedAccount"
    | "sharedPayees"
    | "failedBefore"
    | "owesBack"
    | "nothingToPay"
    | "noIdNumber"
    | "accountsChanged"
    | "sumDiffers";
  /** Nothing goes to the bank while there is one. */
  blocking: boolean;
  payments: number;
};
export type PaymentStep = {
  step:
    | "prepared"
    | "leftOut"
    | "accountsRead"
    | "approved"
    | "exported"
    | "returned"
    | "marked"
    | "closed"
    | "reopenAsked"
    | "reopenRefused"
    | "reopened"
    | "cancelled";
  by: string;
  at: string;
  payments: number | null;
  fen: number | null;
  reason: string | null;
};
export type FundingRule = {
  /** Null: every class. */
  class: string | null;
  from: string;
  aboveFen: number;
  parts: { funder: Funder; weight: number }[];
  document: string;
};
/** Every list of sums adds up to `total.fen`. */
export type FinanceSummary = {
  total: Sum;
  byArea: (Sum & { code: string; name: string })[];
  byKind: { kind: ItemKind; items: number; fen: number }[];
  /** Null `class`: one-time grants. Null as a whole for who may not know classes. */
  byClass: { class: string | null; name: Bilingual; items: number; fen: number }[] | null;
  /** Null `funder`: no document says who carries it. */
  byFunder: { funder: Funder | null; fen: number }[];
  /** The entered shares it was split by. */
  rules: FundingRule[];
};
export type PaymentBatchView = PaymentBatch & {
  checks: PaymentCheck[];
  summary: FinanceSummary;
  steps: PaymentStep[];
};
export type PaymentRow = {
  id: string;
  number: string;
  childId: string;
  name: string;
  divisionName: string;
  payee: string;
  bank: string;
  account: string;
  fen: number;
  state: PaymentState;
  problems: PaymentProblem[];
  /** Other children of the list with the same account. */
  sharedWith: number;
  answeredOn: string | null;
  reason: string | null;
  /** Null: it did not fail. */
  failure: FailureKind | null;
  items: { kind: ItemKind; month: string; class: string | null; name: Bilingual | null; fen: number }[];
};
export type PaymentPage = Page<PaymentRow>;
export type ReturnProblem =
  | "noNumber"
  | "unknown"
  | "otherList"
  | "twice"
  | "amount"
  | "word"
  | "noReason"
  | "leftOut"
  | "answered";
/** `row`: as it stands in the file, from 1. */
export type RefusedReturn = {
  row: number;
  number: string;
  problem: ReturnProblem;
  cause: Bilingual;
  remedy: Bilingual;
};
export type ReturnsPreview = {
  rows: number;
  paid: Sum;
  failed: Sum;
  /** Rows that say what is known already, and rows without an answer. */
  known: number;
  blank: number;
  refused: RefusedReturn[];
  refusedCount: number;
};
export type GrantState = "proposed" | "approved" | "refused" | "withdrawn";
export type OneTimeGrant = {
  id: string;
  childId: string;
  name: string;
  divisionName: string;
  purpose: string;
  document: string;
  fen: number;
  reason: string;
  state: GrantState;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decidedReason: string | null;
  /** The number of the list that pays it, and how that stands. */
  paidIn: { batch: string; number: string; state: PaymentState } | null;
  mayDecide: boolean;
  mayWithdraw: boolean;
};
/** Grants that one person entered at once by one document, for one child or many. `id`: of one of them. */
export type GrantSet = {
  id: string;
  purpose: string;
  document: string;
  /** For each child. */
  fen: number;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  children: number;
  counts: Record<GrantState, number>;
  /** Of those agreed to, how many a list of payments holds. */
  listed: number;
  /** Whom it is for, where it is one child. */
  only: { childId: string; name: string; divisionName: string } | null;
  mayDecide: boolean;
  mayWithdraw: boolean;
};
export type GrantedChildren = z.output<typeof grantedChildren>;
/** A child that is left out, and why. `row`: of the file that names it; `childId` null: nobody on file. */
export type RefusedGrant = {
  row: number | null;
  childId: string | null;
  name: string;
  cause: Bilingual;
  remedy: Bilingual;
};
/** `fen`: of all children together. */
export type GrantsPreview = {
  children: number;
  fen: number;
  refused: RefusedGrant[];
  refusedCount: number;
};
export type DecidedGrants = { decided: number; fen: number; leftOut: RefusedGrant[] };
export type FundingEntry = FundingRule & { enteredBy: string; enteredAt: string };
