import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** One report of harm and the case it opened. `division`: the place of the child, on file or not. */
export const protectionCase = pgTable("protection_case", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  /** `2026-0312`, by which people speak of it; tells nothing. */
  number: text("number").notNull().unique("protection_case_number_key"),
  /** Null: not on file, or not known yet to be. */
  childId: uuid("child_id"),
  /** Name, sex and age as told. */
  subjectSealed: bytes("subject_sealed").notNull(),
  /** Where and what, as told. */
  toldSealed: bytes("told_sealed").notNull(),
  situation: text("situation").notNull(),
  danger: text("danger").$type<"yes" | "no" | "unknown">().notNull(),
  happenedOn: civilDate("happened_on"),
  source: text("source").$type<"duty" | "public" | "hotline" | "child">().notNull(),
  reportedAt: instant("reported_at").notNull(),
  /** The pack's chain and the stage reached. */
  mechanism: text("mechanism").notNull(),
  stage: text("stage").notNull(),
  /** Roles that answer for the stage, `|townSupervisor|countyOfficer|`. */
  owners: text("owners").notNull(),
  /** When the stage is overdue; null: no term is set. */
  dueAt: instant("due_at"),
  feedbackDue: instant("feedback_due"),
  feedbackAt: instant("feedback_at"),
  state: text("state").$type<"open" | "closing" | "closed">().notNull(),
  handler: uuid("handler"),
  /** Readable from then on only by those who work on it. */
  sealedAt: instant("sealed_at"),
  outcome: text("outcome"),
  outcomeSealed: bytes("outcome_sealed"),
  closingBy: uuid("closing_by"),
  closedBy: uuid("closed_by"),
  closedAt: instant("closed_at"),
  /** The closed case this one takes up again. */
  follows: uuid("follows"),
  version: integer("version").notNull().default(1),
});

/** Who reported. Read by `protection.reporter` alone; the hash finds a person's own reports. */
export const protectionReporter = pgTable("protection_reporter", {
  caseId: uuid("case_id").primaryKey(),
  division: divisionCode().notNull(),
  accountHash: bytes("account_hash").notNull(),
  sealed: bytes("sealed").notNull(),
});

/** The stages a case went through, in order. */
export const protectionStage = pgTable(
  "protection_stage",
  {
    caseId: uuid("case_id").notNull(),
    number: integer("number").notNull(),
    division: divisionCode().notNull(),
    stage: text("stage").notNull(),
    enteredAt: instant("entered_at").notNull(),
    enteredBy: uuid("entered_by"),
    dueAt: instant("due_at"),
    /** Who gave the term: a document, the bureau, or nobody. */
    dueFrom: text("due_from").$type<"pack" | "bureau" | "unset">().notNull(),
    leftAt: instant("left_at"),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);

/** What was done on a day, written down once. */
export const protectionRecord = pgTable("protection_record", {
  id: uuid("id").primaryKey(),
  caseId: uuid("case_id").notNull(),
  division: divisionCode().notNull(),
  stage: text("stage").notNull(),
  kind: text("kind").notNull(),
  /** A form of the pack whose fields the content holds. */
  form: text("form"),
  day: civilDate("day").notNull(),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by"),
  at: instant("at").notNull(),
});

/** A hand-over or a question to police, an institution or another department, and its answer. */
export const protectionRequest = pgTable("protection_request", {
  id: uuid("id").primaryKey(),
  caseId: uuid("case_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"police" | "institution" | "joint">().notNull(),
  /** A department, `institution` or `townSocialWorker`. */
  party: text("party").notNull(),
  questionSealed: bytes("question_sealed").notNull(),
  askedBy: uuid("asked_by").notNull(),
  askedAt: instant("asked_at").notNull(),
  dueOn: civilDate("due_on"),
  answerSealed: bytes("answer_sealed"),
  answeredBy: uuid("answered_by"),
  answeredAt: instant("answered_at"),
});

/** Leave to read one file that is closed to the person, for a reason and at most a day. */
export const breakGlass = pgTable("break_glass", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  childId: uuid("child_id"),
  caseId: uuid("case_id"),
  person: uuid("person").notNull(),
  reasonSealed: bytes("reason_sealed").notNull(),
  openedAt: instant("opened_at").notNull(),
  until: instant("until").notNull(),
  endedAt: instant("ended_at"),
  endedBy: uuid("ended_by"),
  /** When an auditor looked at it. */
  seenAt: instant("seen_at"),
  seenBy: uuid("seen_by"),
});
