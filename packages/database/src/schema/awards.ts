import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, divisionCode, instant } from "./columns.ts";

/** Months, `fromMonth` to before `untilMonth`, for which a child's allowance is granted or suspended. */
export const award = pgTable("award", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  benefit: text("benefit").notNull(),
  fromMonth: text("from_month").notNull(),
  untilMonth: text("until_month"),
  state: text("state").$type<"granted" | "suspended">().notNull(),
  /** What it rests on: an application, a ledger that was taken over, or a change of an earlier span. */
  basis: text("basis").$type<"application" | "ledger" | "change">().notNull(),
  applicationId: uuid("application_id"),
  importId: uuid("import_id"),
  /** Sealed words. */
  reason: bytes("reason"),
  decidedBy: uuid("decided_by").notNull(),
  decidedAt: instant("decided_at").notNull(),
  approvedBy: uuid("approved_by"),
  supersededAt: instant("superseded_at"),
});
