import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A report of the pack as it was handed in for a period, both days included. */
export const packReport = pgTable("pack_report", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  report: text("report").notNull(),
  /** Null: the place's own. */
  institutionId: uuid("institution_id"),
  fromOn: civilDate("from_on").notNull(),
  toOn: civilDate("to_on").notNull(),
  number: integer("number").notNull(),
  /** The day of the decisions its counts rest on; null: nothing in it is counted. */
  countedOn: civilDate("counted_on"),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  supersededAt: instant("superseded_at"),
});
