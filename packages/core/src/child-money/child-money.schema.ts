import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import type { CauseKind, CorrectionState } from "../corrections/corrections.schema.ts";
import { id } from "../page.schema.ts";
import type { ItemKind, PaymentState } from "../payments/payments.schema.ts";

export const childMoneyInput = z.object({ id });
/** `purpose`: what the paper is for, e.g. the guardian who asks. */
export const printChildMoneyInput = z.object({ id, purpose: z.string().trim().min(2).max(100) });

/**
 * Where the money of a month stands. `none`: nothing is due · `suspended` · `expected`: awarded, and the month is not
 * fixed yet · `waiting`: due, and in no list · `listed`: in a list that was not answered · `failed`: came back, and waits
 * for the next list · `paid` · `owed`: more was paid than is due.
 */
export const MONEY_STATES = [
  "none",
  "suspended",
  "expected",
  "waiting",
  "listed",
  "failed",
  "paid",
  "owed",
] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

/** What was fixed for a month; `clauses`: of the class. `on`, `knownAt`: which facts it rests on. */
export type MoneyLine = {
  class: string;
  className: Bilingual;
  fen: number;
  clauses: string[];
  fixedAt: string;
  on: string;
  knownAt: string;
};
/** A part of a payment, in fen, negative for what is taken back. `again`: the number under which it was sent again. */
export type MoneyItem = {
  paymentId: string;
  number: string;
  kind: ItemKind;
  fen: number;
  state: PaymentState;
  on: string | null;
  reason: string | null;
  again: string | null;
};
/** What was found different afterwards, and who agreed. Positive is paid afterwards, negative taken back. */
export type MoneyCorrection = {
  id: string;
  fen: number;
  state: CorrectionState;
  causes: { kind: CauseKind; text: Bilingual }[];
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
};
export type Award = "granted" | "suspended" | null;
/**
 * `openFen` = `dueFen` − `paidFen`; due: fixed, with approved corrections, and what need not come back; paid: less what
 * was taken or paid back.
 */
export type KnownMonth = {
  month: string;
  award: Award;
  restricted: false;
  state: MoneyState;
  lines: MoneyLine[];
  corrections: MoneyCorrection[];
  items: MoneyItem[];
  dueFen: number;
  paidFen: number;
  openFen: number;
};
/** `restricted`: its money rests on facts that the reader may not know. */
export type MoneyMonth = KnownMonth | { month: string; award: Award; restricted: true };

/** False for a month of which there is nothing to say but that it is awarded and not fixed, or neither. */
export const hasStory = (month: MoneyMonth): boolean =>
  month.restricted ||
  (month.state !== "none" && month.state !== "expected") ||
  month.lines.length + month.corrections.length + month.items.length > 0;

/** Money given once by a document. `purpose` null: the reader may not know it. */
export type MoneyGrant = {
  id: string;
  month: string;
  purpose: string | null;
  document: string;
  state: MoneyState;
  decidedBy: string | null;
  items: MoneyItem[];
  dueFen: number;
  paidFen: number;
  openFen: number;
};
/** The sums are those of its months and grants; null where one of them may not be known. */
export type MoneyYear = {
  year: string;
  months: MoneyMonth[];
  grants: MoneyGrant[];
  dueFen: number | null;
  paidFen: number | null;
  openFen: number | null;
};

/** One transfer. `fen` is null, and parts are left out, where the reader may not know them all. */
export type MoneyPayment = {
  id: string;
  /** Its list; null where that is of an area beyond the reader's. */
  batchId: string | null;
  number: string;
  state: PaymentState;
  fen: number | null;
  on: string | null;
  reason: string | null;
  payee: string;
  bank: string;
  /** The last four digits alone are readable. */
  account: string;
  items: { kind: ItemKind; month: string; className: Bilingual | null; fen: number }[];
};
/** A part of what is taken back, of the money of `month`, from the payment of `dueMonth`. */
export type MoneyInstalment = {
  id: string;
  month: string;
  dueMonth: string;
  fen: number;
  state: "due" | "listed" | "taken" | "waived";
  document: string;
  decidedBy: string | null;
};

export type ChildMoney = {
  id: string;
  name: string;
  divisionName: string;
  /** What the allowance is called; null where no document of the region states one. */
  benefit: Bilingual | null;
  /** Newest first; each with its months in order, from the first to the last of which there is something to say. */
  years: MoneyYear[];
  /** Newest first. */
  payments: MoneyPayment[];
  instalments: MoneyInstalment[];
  /** What is still to be paid, and to be taken back, of all years; null where a month may not be known. */
  toPayFen: number | null;
  toTakeFen: number | null;
};
