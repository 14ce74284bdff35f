import { integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** One assessment of a child's risk, as it was found on a day. Only added; the newest day is in force. */
export const riskAssessment = pgTable("risk_assessment", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  assessedOn: civilDate("assessed_on").notNull(),
  /** 1 is the highest. */
  level: smallint("level").notNull(),
  /** By when it is assessed again; null: nobody said. */
  reassessOn: civilDate("reassess_on"),
  contentSealed: bytes("content_sealed").notNull(),
  assessedBy: uuid("assessed_by").notNull(),
  recordedAt: instant("recorded_at").notNull(),
});

/** One version of a child's care plan. At most one of a child is open; a new version ends the one before. */
export const carePlan = pgTable("care_plan", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  /** Which version of the child's plan: 1, 2, … */
  number: integer("number").notNull(),
  owner: uuid("owner").notNull(),
  reviewOn: civilDate("review_on").notNull(),
  contentSealed: bytes("content_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  endedHow: text("ended_how").$type<"revised" | "finished">(),
  endedBy: uuid("ended_by"),
  endedAt: instant("ended_at"),
  endedReason: bytes("ended_reason"),
});

/** What became of a service of a plan; what it is stands in the plan that holds it now (`planId`). */
export const carePlanService = pgTable("care_plan_service", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  planId: uuid("plan_id").notNull(),
  dueOn: civilDate("due_on").notNull(),
  state: text("state").$type<"open" | "done" | "dropped">().notNull(),
});

/** One change of a service's state, with the day and why. Only added. */
export const carePlanStep = pgTable("care_plan_step", {
  id: uuid("id").primaryKey(),
  serviceId: uuid("service_id").notNull(),
  division: divisionCode().notNull(),
  state: text("state").$type<"open" | "done" | "dropped">().notNull(),
  day: civilDate("day").notNull(),
  noteSealed: bytes("note_sealed"),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
});

/** A signature drawn on the screen for a version of a plan. Only added, one of each party. */
export const carePlanSignature = pgTable(
  "care_plan_signature",
  {
    planId: uuid("plan_id").notNull(),
    division: divisionCode().notNull(),
    who: text("who").$type<"child" | "guardian" | "owner">().notNull(),
    nameSealed: bytes("name_sealed").notNull(),
    /** The picture, among the version's files. */
    file: uuid("file").notNull(),
    takenBy: uuid("taken_by").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.who] })],
);

/** A child's risk and plan as lists show them: a projection, only of children of whom there is something to say. */
export const care = pgTable("care", {
  childId: uuid("child_id").primaryKey(),
  division: divisionCode().notNull(),
  /** As the facts have it, 1 the highest; null: not assessed. */
  riskLevel: smallint("risk_level"),
  reassessOn: civilDate("reassess_on"),
  /** The provision that demands a plan for this child; null: none does. */
  planRule: text("plan_rule"),
  /** The version in force; null: there is no plan. */
  planNumber: integer("plan_number"),
  reviewOn: civilDate("review_on"),
});
