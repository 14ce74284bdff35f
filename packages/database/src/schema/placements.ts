import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** Who raises a child, from a day on. A new placement ends the one before. */
export const placement = pgTable("placement", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind")
    .$type<"kinship" | "foster" | "institution" | "institutionTemporary" | "nonPublicBody">()
    .notNull(),
  /** May lie in another area of the bureau. */
  institutionId: uuid("institution_id"),
  /** Raised for another institution under this agreement. */
  agreementId: uuid("agreement_id"),
  fromOn: civilDate("from_on").notNull(),
  /** Legal basis, the family that takes the child, who decided. */
  contentSealed: bytes("content_sealed").notNull(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  /** The first day on which it no longer holds. */
  endedOn: civilDate("ended_on"),
  endedHow: text("ended_how").$type<
    "replaced" | "transferred" | "returned" | "adopted" | "grownUp" | "hukouPlace" | "died" | "other"
  >(),
  endedSealed: bytes("ended_sealed"),
  endedBy: uuid("ended_by"),
  endedAt: instant("ended_at"),
});

/** A hand-over, an assessment, a stage of the adoption channel, a follow-up or a form of the pack. */
export const placementStep = pgTable("placement_step", {
  id: uuid("id").primaryKey(),
  placementId: uuid("placement_id").notNull(),
  division: divisionCode().notNull(),
  kind: text("kind").$type<"handOver" | "assessment" | "stage" | "followUp" | "form">().notNull(),
  form: text("form"),
  day: civilDate("day").notNull(),
  /** When to look again. */
  againOn: civilDate("again_on"),
  contentSealed: bytes("content_sealed").notNull(),
  by: uuid("by").notNull(),
  at: instant("at").notNull(),
});
