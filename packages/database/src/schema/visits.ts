import { boolean, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/**
 * One visit, spot check or verification that took place. Only added: the database lets a tenant set `checked`
 * afterwards and nothing else. `content` is the sealed record: the answers, what was found, what it changed.
 */
export const visit = pgTable("visit", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"home" | "phone" | "spotCheck" | "verification">().notNull(),
  doneOn: civilDate("done_on").notNull(),
  doneBy: uuid("done_by").notNull(),
  recordedAt: instant("recorded_at").notNull(),
  content: bytes("content").notNull(),
  /** Facts that were said. */
  changed: smallint("changed").notNull(),
  /** Something was wrong with the child's safety; null: not found out. */
  concern: boolean("concern"),
  /** Every part of the form was found out: the file is confirmed or corrected by it. */
  complete: boolean("complete").notNull(),
  /** Drawn for a spot check when it was recorded. */
  sampled: boolean("sampled").notNull(),
  checked: boolean("checked").notNull().default(false),
  /** Of a spot check: the visit it checks, and whether that one was right. */
  checks: uuid("checks").unique("visit_checks_key"),
  confirmed: boolean("confirmed"),
});

/** A visit agreed for a day. At most one of a child is open; it is ended, never changed. */
export const visitAppointment = pgTable("visit_appointment", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  plannedFor: civilDate("planned_for").notNull(),
  /** The day the cadence gave when it was made; null: no cadence gave one. */
  proposed: civilDate("proposed"),
  /** Who goes; null: whoever works in the village. */
  worker: uuid("worker"),
  reason: bytes("reason"),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  endedAt: instant("ended_at"),
  endedHow: text("ended_how").$type<"visited" | "replaced">(),
});

/**
 * When each child is to be visited next and why: a projection for lists. `unset`: a document demands visits and the
 * bureau has not entered how often; `none`: nobody demands any.
 */
export const visitPlan = pgTable("visit_plan", {
  childId: uuid("child_id").primaryKey(),
  division: divisionCode().notNull(),
  basis: text("basis").$type<"appointment" | "cadence" | "unset" | "none">().notNull(),
  due: civilDate("due"),
  /** The provision or the bureau's own setting that asks for the visit. */
  cadence: text("cadence"),
  cadenceDue: civilDate("cadence_due"),
  worker: uuid("worker"),
  /** The last visit at home or by telephone. */
  lastOn: civilDate("last_on"),
  /** The provision that asks for the file to be verified; null: none does. */
  verify: text("verify"),
  verifiedOn: civilDate("verified_on"),
});
