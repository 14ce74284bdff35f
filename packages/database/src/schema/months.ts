import { integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { civilDate, divisionCode, fen, instant } from "./columns.ts";

type MonthState = "calculating" | "calculated" | "submitted" | "approved" | "fixed" | "cancelled";

/** One month of one area: calculated, submitted, approved by a second person, fixed. */
export const monthRun = pgTable("month_run", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  month: text("month").notNull(),
  state: text("state").$type<MonthState>().notNull(),
  pack: text("pack").notNull(),
  packVersion: text("pack_version").notNull(),
  packHash: text("pack_hash").notNull(),
  version: integer("version").notNull().default(1),
  totals: jsonb("totals").$type<unknown>().notNull(),
  calculatedBy: uuid("calculated_by").notNull(),
  calculatedAt: instant("calculated_at").notNull(),
  submittedBy: uuid("submitted_by"),
  submittedAt: instant("submitted_at"),
  approvedBy: uuid("approved_by"),
  approvedAt: instant("approved_at"),
  fixedBy: uuid("fixed_by"),
  fixedAt: instant("fixed_at"),
  sentBackBy: uuid("sent_back_by"),
  sentBackAt: instant("sent_back_at"),
  sentBackReason: text("sent_back_reason"),
});

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

/** One child in a run: what is due and what was paid the month before. Why is replayed from the facts. */
export const monthItem = pgTable(
  "month_item",
  {
    runId: uuid("run_id").notNull(),
    childId: uuid("child_id").notNull(),
    division: divisionCode().notNull(),
    change: text("change").$type<MonthChange>().notNull(),
    status: text("status").notNull(),
    class: text("class"),
    fen: fen("fen"),
    previousClass: text("previous_class"),
    previousFen: fen("previous_fen"),
  },
  (table) => [primaryKey({ columns: [table.runId, table.childId] })],
);

/** Money fixed for one child, benefit and month: the unique key makes a double impossible. Never changed. */
export const benefitLine = pgTable(
  "benefit_line",
  {
    id: uuid("id").primaryKey(),
    childId: uuid("child_id").notNull(),
    division: divisionCode().notNull(),
    benefit: text("benefit").notNull(),
    month: text("month").notNull(),
    class: text("class").notNull(),
    fen: fen("fen").notNull(),
    runId: uuid("run_id").notNull(),
    receipt: jsonb("receipt").$type<unknown>().notNull(),
    fixedAt: instant("fixed_at").notNull(),
  },
  (table) => [unique("benefit_line_once").on(table.childId, table.benefit, table.month)],
);

/** A named person's decision where the document leaves one: which scheme, or whether a reading holds. */
export const choice = pgTable("choice", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  clause: text("clause").notNull(),
  fromMonth: text("from_month").notNull(),
  chosen: text("chosen").notNull(),
  class: text("class"),
  reason: text("reason").notNull(),
  document: text("document"),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  supersededAt: instant("superseded_at"),
});

/** Gazetted values and published statistics the bureau entered, with the document they stand in. */
export const standard = pgTable("standard", {
  id: uuid("id").primaryKey(),
  parameter: text("parameter").notNull(),
  validFrom: civilDate("valid_from").notNull(),
  value: jsonb("value").$type<unknown>().notNull(),
  documentNumber: text("document_number"),
  issuedOn: civilDate("issued_on"),
  note: text("note"),
  enteredBy: uuid("entered_by").notNull(),
  enteredAt: instant("entered_at").notNull(),
  supersededAt: instant("superseded_at"),
});
