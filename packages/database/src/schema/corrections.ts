import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, divisionCode, fen, instant } from "./columns.ts";

/**
 * What a child is due for a past month, as known at an instant, less what was fixed for it: positive is paid
 * afterwards (补发), negative is taken back (追回). At most one is open of a child, benefit and month.
 */
export const correction = pgTable("correction", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  benefit: text("benefit").notNull(),
  month: text("month").notNull(),
  /** Of what is due; where nothing is, of what was paid. */
  class: text("class").notNull(),
  /** Null: nothing was paid. */
  paidClass: text("paid_class"),
  /** `dueFen` − `paidFen`. */
  fen: fen("fen").notNull(),
  /** The month's line and the corrections approved before. */
  paidFen: fen("paid_fen").notNull(),
  dueFen: fen("due_fen").notNull(),
  causes: jsonb("causes").$type<unknown>().notNull(),
  knownAt: instant("known_at").notNull(),
  /** `withdrawn`: another took its place, or there is no difference any more. */
  state: text("state").$type<"proposed" | "approved" | "dismissed" | "withdrawn">().notNull(),
  proposedBy: uuid("proposed_by").notNull(),
  proposedAt: instant("proposed_at").notNull(),
  decidedBy: uuid("decided_by"),
  decidedAt: instant("decided_at"),
  /** Why it was dismissed. */
  reasonSealed: bytes("reason_sealed"),
});

/** How recoveries of a child come back: in instalments, paid back at once, or not at all. One person proposes it, another agrees. */
export const recoveryPlan = pgTable("recovery_plan", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"instalments" | "repaid" | "waiver">().notNull(),
  /** Ids of the approved recoveries, oldest month first. */
  corrections: jsonb("corrections").$type<string[]>().notNull(),
  /** What of them was still open when it was proposed. */
  fen: fen("fen").notNull(),
  fromMonth: text("from_month"),
  monthlyFen: fen("monthly_fen"),
  document: text("document").notNull(),
  reasonSealed: bytes("reason_sealed").notNull(),
  state: text("state").$type<"proposed" | "approved" | "refused" | "withdrawn">().notNull(),
  proposedBy: uuid("proposed_by").notNull(),
  proposedAt: instant("proposed_at").notNull(),
  decidedBy: uuid("decided_by"),
  decidedAt: instant("decided_at"),
});

/** A part of a recovery, to be taken from a month's payment. */
export const recoveryInstalment = pgTable("recovery_instalment", {
  id: uuid("id").primaryKey(),
  planId: uuid("plan_id").notNull(),
  correctionId: uuid("correction_id").notNull(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  dueMonth: text("due_month").notNull(),
  fen: fen("fen").notNull(),
  /** `replanned`: a later plan took its place before it was taken. */
  state: text("state").$type<"due" | "taken" | "waived" | "replanned">().notNull(),
});
