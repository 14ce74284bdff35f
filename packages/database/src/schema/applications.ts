import { integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, fen, instant } from "./columns.ts";

/** An application of a child for an allowance; `number` is what the family is told. */
export const application = pgTable("application", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  number: text("number").notNull().unique("application_number_key"),
  childId: uuid("child_id").notNull(),
  benefit: text("benefit").notNull(),
  /** Taken up by a colleague, proposed because the child qualifies and does not receive, or asked by the family. */
  origin: text("origin").$type<"staff" | "proposed" | "family">().notNull(),
  state: text("state").$type<"open" | "granted" | "refused" | "withdrawn">().notNull(),
  /** The stages of the region's procedure on the day it was started. */
  stages: jsonb("stages").notNull(),
  /** The stage it waits in, or ended in. */
  stage: text("stage").notNull(),
  stageKind: text("stage_kind").$type<"accept" | "check" | "confirm">().notNull(),
  /** Roles whose act the stage is, `|a|b|`. */
  actors: text("actors").notNull(),
  dueOn: civilDate("due_on"),
  /** Who gave the term: a document, the bureau's setting, or nobody. */
  dueFrom: text("due_from").$type<"pack" | "bureau" | "unset">().notNull(),
  /** A year whose holidays were not published when the last day was counted. */
  dueCalendar: smallint("due_calendar"),
  startedBy: uuid("started_by").notNull(),
  startedAt: instant("started_at").notNull(),
  /** Who passed the stage before: never the one who decides. */
  passedBy: uuid("passed_by"),
  closedAt: instant("closed_at"),
  /** What was decided in the end, on which day's facts and rules. */
  decidedOn: civilDate("decided_on"),
  class: text("class"),
  fen: fen("fen"),
  firstMonth: text("first_month"),
  receipt: jsonb("receipt"),
  version: integer("version").notNull().default(1),
});

/** What was done with an application, in order; the opinion is sealed. */
export const applicationStep = pgTable("application_step", {
  id: uuid("id").primaryKey(),
  applicationId: uuid("application_id").notNull(),
  division: divisionCode().notNull(),
  stage: text("stage").notNull(),
  act: text("act")
    .$type<"start" | "pass" | "return" | "choose" | "grant" | "refuse" | "withdraw">()
    .notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  opinionSealed: bytes("opinion_sealed"),
});
