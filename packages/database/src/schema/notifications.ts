import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { divisionCode, instant } from "./columns.ts";

/** One thing one person, or everybody of a role around a place, is told. */
export const notification = pgTable("notification", {
  id: uuid("id").primaryKey(),
  /** The place it is about; those it is for have it in their area. */
  division: divisionCode().notNull(),
  kind: text("kind").notNull(),
  role: text("role"),
  department: text("department"),
  staffId: uuid("staff_id"),
  childId: uuid("child_id"),
  /** What it is about where that is no child: a month, a file's name. Never a person's name. */
  subject: text("subject"),
  /** Where it is seen or done, a console path. */
  path: text("path").notNull(),
  /** Whose act it comes from. */
  by: uuid("by"),
  at: instant("at").notNull(),
});

/** Who has seen what. */
export const notificationRead = pgTable(
  "notification_read",
  {
    notificationId: uuid("notification_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    division: divisionCode().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.notificationId, table.staffId] })],
);

/** What is to be said outside of a notification, by mail or to the bureau's own gateway; kept until it is settled. */
export const notificationPost = pgTable(
  "notification_post",
  {
    notificationId: uuid("notification_id").notNull(),
    channel: text("channel").$type<"mail" | "hook">().notNull(),
    division: divisionCode().notNull(),
    state: text("state").$type<"waiting" | "sent" | "failed">().notNull(),
    attempts: integer("attempts").notNull(),
    /** Not before. */
    nextAt: instant("next_at").notNull(),
    /** Why the last attempt failed: a code, no address and no text of another system. */
    error: text("error"),
    settledAt: instant("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.notificationId, table.channel] })],
);
