import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A request of a family that somebody of the bureau or a partner took down; `number` is what the family is told. */
export const intake = pgTable("intake", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  number: text("number").notNull().unique("intake_number_key"),
  /** Null: not on file, or not found there yet. */
  childId: uuid("child_id"),
  source: text("source").$type<"visit" | "phone" | "letter" | "hotline" | "found">().notNull(),
  /** Who asks, about whom and for what, as told. */
  toldSealed: bytes("told_sealed").notNull(),
  takenBy: uuid("taken_by").notNull(),
  takenAt: instant("taken_at").notNull(),
  /** What the family was told in the end. */
  resultSealed: bytes("result_sealed"),
  finishedBy: uuid("finished_by"),
  finishedAt: instant("finished_at"),
  version: integer("version").notNull().default(1),
});

/** One question or service asked of one department or institution; each step is taken once. */
export const referral = pgTable("referral", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  number: text("number").notNull().unique("referral_number_key"),
  childId: uuid("child_id"),
  /** The service of the child's plan that it asks for. */
  serviceId: uuid("service_id"),
  intakeId: uuid("intake_id"),
  /** The referral that this one asks again or passes on. */
  follows: uuid("follows").unique("referral_follows_key"),
  kind: text("kind").$type<"question" | "service" | "entitlement">().notNull(),
  /** Whom it goes to: a department, or else an institution. */
  department: text("department"),
  institutionId: uuid("institution_id"),
  /** An entitlement of the pack. */
  item: text("item"),
  clause: text("clause"),
  /** It rests on facts that only the county's officer may know. */
  restricted: boolean("restricted").notNull(),
  /** All that they see: what is asked, and what was disclosed. */
  letterSealed: bytes("letter_sealed").notNull(),
  askedBy: uuid("asked_by").notNull(),
  askedAt: instant("asked_at").notNull(),
  dueOn: civilDate("due_on"),
  /** Who gave the term: the bureau's setting, whoever sent it, or nobody. */
  dueFrom: text("due_from").$type<"bureau" | "sender" | "unset">().notNull(),
  state: text("state")
    .$type<"sent" | "accepted" | "answered" | "returned" | "refused" | "closed">()
    .notNull(),
  acceptedBy: uuid("accepted_by"),
  acceptedAt: instant("accepted_at"),
  reply: text("reply").$type<"answered" | "returned" | "refused">(),
  replySealed: bytes("reply_sealed"),
  repliedBy: uuid("replied_by"),
  repliedAt: instant("replied_at"),
  outcome: text("outcome").$type<"known" | "received" | "notGiven" | "withdrawn" | "passedOn">(),
  outcomeSealed: bytes("outcome_sealed"),
  closedBy: uuid("closed_by"),
  closedAt: instant("closed_at"),
  version: integer("version").notNull().default(1),
});
