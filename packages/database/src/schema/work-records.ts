import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A version of a record of the bureau's own work; `recordId` is the id of the first. */
export const workRecord = pgTable("work_record", {
  id: uuid("id").primaryKey(),
  recordId: uuid("record_id").notNull(),
  number: integer("number").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").notNull(),
  /** The form of the pack it was written on. */
  form: text("form"),
  /** What of the pack it answers: a cadence, a deadline. */
  provision: text("provision"),
  day: civilDate("day").notNull(),
  institutionId: uuid("institution_id"),
  workerId: uuid("worker_id"),
  /** By when what was asked is to be done. */
  dueOn: civilDate("due_on"),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  supersededAt: instant("superseded_at"),
  doneOn: civilDate("done_on"),
  voidedBy: uuid("voided_by"),
  voidedAt: instant("voided_at"),
  voidedReason: bytes("voided_reason"),
});

/** How a record went on: progress of a campaign, what became of a demand. */
export const workRecordStep = pgTable("work_record_step", {
  id: uuid("id").primaryKey(),
  recordId: uuid("record_id").notNull(),
  division: divisionCode().notNull(),
  day: civilDate("day").notNull(),
  /** With it the record is done. */
  done: boolean("done").notNull(),
  noteSealed: bytes("note_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
});
