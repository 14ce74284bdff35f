import { boolean, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, fen, instant } from "./columns.ts";

/** A list of transfers of an area: of a fixed month, between two months, or of one-time grants. */
export const paymentBatch = pgTable("payment_batch", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"month" | "offCycle" | "oneTime">().notNull(),
  /** The month it pays; of the others, the month in which it was made. */
  month: text("month").notNull(),
  /** Counts the lists of the area and month. */
  ordinal: smallint("ordinal").notNull(),
  state: text("state").$type<"preparing" | "prepared" | "approved" | "closed" | "cancelled">().notNull(),
  version: integer("version").notNull().default(1),
  preparedBy: uuid("prepared_by").notNull(),
  preparedAt: instant("prepared_at").notNull(),
  /** Accounts and payees are those known at this instant. */
  accountsAt: instant("accounts_at").notNull(),
  approvedBy: uuid("approved_by"),
  approvedAt: instant("approved_at"),
  /** When the bank's list was first taken out. */
  exportedAt: instant("exported_at"),
  closedAt: instant("closed_at"),
  /** Who asks for a closed list to be opened again, until a second person answers. */
  reopenBy: uuid("reopen_by"),
  reopenReason: bytes("reopen_reason"),
});

/** What was done with a list: added, never changed. */
export const paymentStep = pgTable("payment_step", {
  id: uuid("id").primaryKey(),
  batchId: uuid("batch_id").notNull(),
  division: divisionCode().notNull(),
  step: text("step")
    .$type<
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
      | "cancelled"
    >()
    .notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  /** How many payments it touched, and their sum. */
  payments: integer("payments"),
  fen: fen("fen"),
  reason: bytes("reason"),
});

/** One transfer for one child. `dropped`: its list was cancelled. */
export const payment = pgTable("payment", {
  id: uuid("id").primaryKey(),
  batchId: uuid("batch_id").notNull(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  /** Counts the payments of the list; with the list's number it is the payment's number at the bank. */
  serial: integer("serial").notNull(),
  /** The sum of its items. */
  fen: fen("fen").notNull(),
  state: text("state").$type<"open" | "leftOut" | "paid" | "failed" | "dropped">().notNull(),
  /** Payee, bank and account when the accounts were read. */
  payeeSealed: bytes("payee_sealed").notNull(),
  /** Keyed hash: finds the same account twice. */
  accountHash: bytes("account_hash"),
  /** What keeps it from the bank, `|noAccount|noPayee|`. */
  problems: text("problems").notNull(),
  answeredOn: civilDate("answered_on"),
});

/**
 * What a payment is made of. A source stands in one live item at most; an item is live as long as its payment is not
 * left out or dropped. `again`: the source is an item of a payment that failed.
 */
export const paymentItem = pgTable("payment_item", {
  id: uuid("id").primaryKey(),
  paymentId: uuid("payment_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"month" | "arrears" | "recovery" | "oneTime" | "again">().notNull(),
  sourceId: uuid("source_id").notNull(),
  /** What it is paid for. */
  month: text("month").notNull(),
  /** Null: a one-time grant. */
  class: text("class"),
  /** Negative for what is taken back. */
  fen: fen("fen").notNull(),
  /** What of the month lies below it: it is the money from here to here plus `fen`. Shares of funding go by it. */
  baseFen: fen("base_fen").notNull(),
  live: boolean("live").notNull().default(true),
});

/** What became of a payment, and who said so: added, never changed; the last one holds. */
export const paymentAnswer = pgTable("payment_answer", {
  id: uuid("id").primaryKey(),
  paymentId: uuid("payment_id").notNull(),
  division: divisionCode().notNull(),
  state: text("state").$type<"leftOut" | "paid" | "failed">().notNull(),
  /** `all`: all open ones at once · `netted`: what is taken back is as much as what is due. */
  source: text("source").$type<"person" | "returns" | "all" | "netted">().notNull(),
  answeredOn: civilDate("answered_on"),
  reason: bytes("reason"),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
});

/** A sum of money once, by a document, entered by one person and approved by another. */
export const oneTimeGrant = pgTable("one_time_grant", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  purpose: text("purpose").notNull(),
  document: text("document").notNull(),
  fen: fen("fen").notNull(),
  reason: bytes("reason").notNull(),
  state: text("state").$type<"proposed" | "approved" | "refused" | "withdrawn">().notNull(),
  proposedBy: uuid("proposed_by").notNull(),
  proposedAt: instant("proposed_at").notNull(),
  decidedBy: uuid("decided_by"),
  decidedAt: instant("decided_at"),
  decidedReason: bytes("decided_reason"),
});
