import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A body that cares for children or serves them. `division`: the place it stands for, a county or a town. */
export const institution = pgTable("institution", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  name: text("name").notNull(),
  /** A kind of the pack's institution rules, or a neutral one. */
  kind: text("kind").notNull(),
  /** Kinds it stands for besides, `|protectionCentre|`. */
  also: text("also").notNull(),
  nature: text("nature").$type<"public" | "private">().notNull(),
  state: text("state").$type<"open" | "converting" | "closed">().notNull(),
  /** Null: not known. */
  beds: integer("beds"),
  services: jsonb("services").$type<string[]>().notNull(),
  /** Who answers for it and how to reach them. */
  contactSealed: bytes("contact_sealed"),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  version: integer("version").notNull().default(1),
});

/** A licence, an inspection, a form of the pack or a change of the register, written down once. */
export const institutionRecord = pgTable("institution_record", {
  id: uuid("id").primaryKey(),
  institutionId: uuid("institution_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"licence" | "inspection" | "form" | "change">().notNull(),
  form: text("form"),
  day: civilDate("day").notNull(),
  /** Of a licence: its last day; null: without end. */
  until: civilDate("until"),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
  /** When a newer licence took its place. */
  replacedAt: instant("replaced_at"),
});

/** One institution has another raise children for it; `division` is the entrusting one's. */
export const institutionAgreement = pgTable("institution_agreement", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  entruster: uuid("entruster").notNull(),
  entrusted: uuid("entrusted").notNull(),
  signedOn: civilDate("signed_on").notNull(),
  fromOn: civilDate("from_on").notNull(),
  /** The last day. */
  untilOn: civilDate("until_on").notNull(),
  contentSealed: bytes("content_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  endedOn: civilDate("ended_on"),
  endedSealed: bytes("ended_sealed"),
  endedBy: uuid("ended_by"),
});

/** All children of an institution go to another; `division` is that of the one they leave. */
export const institutionTransfer = pgTable("institution_transfer", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  fromInstitution: uuid("from_institution").notNull(),
  toInstitution: uuid("to_institution").notNull(),
  plannedOn: civilDate("planned_on").notNull(),
  contentSealed: bytes("content_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  /** When the last child was received. */
  doneAt: instant("done_at"),
});

/** One child of a transfer, and the receipt for that child. */
export const transferChild = pgTable(
  "transfer_child",
  {
    transferId: uuid("transfer_id").notNull(),
    childId: uuid("child_id").notNull(),
    division: divisionCode().notNull(),
    receivedOn: civilDate("received_on"),
    receivedBy: uuid("received_by"),
    receivedAt: instant("received_at"),
    receiptSealed: bytes("receipt_sealed"),
  },
  (table) => [primaryKey({ columns: [table.transferId, table.childId] })],
);
