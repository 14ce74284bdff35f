import { boolean, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A person of the real-name register. `division`: the smallest place, a town at least, that holds all their posts. */
export const worker = pgTable("worker", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  name: text("name").notNull(),
  idHash: bytes("id_hash").unique("worker_id_hash_key"),
  idSealed: bytes("id_sealed"),
  phoneSealed: bytes("phone_sealed"),
  /** What the person is beside the post: member of a committee, graduate official, social worker. */
  identity: text("identity"),
  /** The unit the person comes from. */
  unit: text("unit"),
  registeredBy: uuid("registered_by").notNull(),
  registeredAt: instant("registered_at").notNull(),
  version: integer("version").notNull().default(1),
});

/** Who answers for a place in which role, `[from, until)`. Ended, never changed. */
export const workerPost = pgTable("worker_post", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  workerId: uuid("worker_id").notNull(),
  role: text("role").notNull(),
  /** A part of the place that has no code: a group of villagers. */
  part: text("part"),
  /** Null: not said. */
  fullTime: boolean("full_time"),
  fromOn: civilDate("from_on").notNull(),
  /** The first day the person no longer held it. */
  untilOn: civilDate("until_on"),
  /** The account with which the post is worked; null: none yet. */
  accountId: uuid("account_id"),
  appointedBy: uuid("appointed_by").notNull(),
  appointedAt: instant("appointed_at").notNull(),
  /** Why it ended. */
  reasonSealed: bytes("reason_sealed"),
  endedBy: uuid("ended_by"),
  endedAt: instant("ended_at"),
});

/** A training a person took part in. A wrong row is voided with a reason and stays. */
export const workerTraining = pgTable("worker_training", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  workerId: uuid("worker_id").notNull(),
  /** One training of several people. */
  batch: uuid("batch").notNull(),
  heldOn: civilDate("held_on").notNull(),
  /** Class hours (学时). */
  hours: integer("hours").notNull(),
  topics: jsonb("topics").$type<string[]>().notNull(),
  organiser: text("organiser"),
  /** Null: there was no examination. */
  passed: boolean("passed"),
  recordedBy: uuid("recorded_by").notNull(),
  recordedAt: instant("recorded_at").notNull(),
  voidedBy: uuid("voided_by"),
  voidedAt: instant("voided_at"),
  voidSealed: bytes("void_sealed"),
});

/** A check of a person's work, a yearly appraisal, praise, an order to put something right, and that it was. */
export const workerReview = pgTable("worker_review", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  workerId: uuid("worker_id").notNull(),
  kind: text("kind")
    .$type<"inspection" | "spotCheck" | "appraisal" | "praise" | "correction" | "corrected">()
    .notNull(),
  heldOn: civilDate("held_on").notNull(),
  /** Of a correction: by when. */
  dueOn: civilDate("due_on"),
  foundSealed: bytes("found_sealed").notNull(),
  recordedBy: uuid("recorded_by").notNull(),
  recordedAt: instant("recorded_at").notNull(),
});

/** A leaving worker's places, children and open work as they went to others on a day; the receipt is sealed. */
export const workerHandover = pgTable("worker_handover", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  workerId: uuid("worker_id").notNull(),
  handedOn: civilDate("handed_on").notNull(),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
});

/** Whose account also works for a place that has nobody, `[from, until)`; `division`: the place covered. Ended, never changed. */
export const staffCover = pgTable("staff_cover", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  staffId: uuid("staff_id").notNull(),
  role: text("role").$type<"villageWorker" | "townSupervisor" | "townSocialWorker">().notNull(),
  fromOn: civilDate("from_on").notNull(),
  /** The first day on which it no longer holds. */
  untilOn: civilDate("until_on").notNull(),
  reasonSealed: bytes("reason_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  endedBy: uuid("ended_by"),
  endedAt: instant("ended_at"),
  /** The person works there now instead of at their own place. */
  inUse: boolean("in_use").notNull().default(false),
});
