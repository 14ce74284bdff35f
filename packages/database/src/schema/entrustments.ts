import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** A confirmation of entrusted guardianship (委托监护确认书). In force once the town or village confirmed it. */
export const entrustment = pgTable("entrustment", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  fromOn: civilDate("from_on").notNull(),
  /** The last day. */
  untilOn: civilDate("until_on").notNull(),
  signedOn: civilDate("signed_on").notNull(),
  /** Parties, reason, checks, the child's opinion, whom it was told. */
  contentSealed: bytes("content_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  confirmedBy: uuid("confirmed_by"),
  confirmedAt: instant("confirmed_at"),
  /** The first day on which it no longer holds. */
  endedOn: civilDate("ended_on"),
  endedHow: text("ended_how").$type<"renewed" | "parentBack" | "carerUnfit" | "withdrawn" | "other">(),
  endedSealed: bytes("ended_sealed"),
  endedBy: uuid("ended_by"),
});

/** A signature drawn on the screen, sealed. */
export const entrustmentSignature = pgTable(
  "entrustment_signature",
  {
    entrustmentId: uuid("entrustment_id").notNull(),
    division: divisionCode().notNull(),
    who: text("who").$type<"guardian" | "entrusted" | "child" | "witness">().notNull(),
    sealed: bytes("sealed").notNull(),
    takenBy: uuid("taken_by").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.entrustmentId, table.who] })],
);
