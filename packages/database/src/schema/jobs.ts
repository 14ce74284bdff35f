import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { divisionCode, instant } from "./columns.ts";

/** Long work in steps; one open job a kind and subject. */
export const job = pgTable("job", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  kind: text("kind").notNull(),
  /** What it works on: the id of a run, a month with its area, or whatever may be worked on once at a time. */
  subject: text("subject").notNull(),
  input: jsonb("input").$type<unknown>().notNull(),
  state: text("state").$type<"open" | "done" | "failed" | "cancelled">().notNull(),
  /** Where the next step begins; null before the first. */
  reached: jsonb("reached").$type<unknown>(),
  done: integer("done").notNull().default(0),
  /** Null as long as it is not known how much there is. */
  total: integer("total"),
  result: jsonb("result").$type<unknown>(),
  error: jsonb("error").$type<{ reason: Bilingual; remedy: Bilingual }>(),
  askedBy: uuid("asked_by").notNull(),
  askedAt: instant("asked_at").notNull(),
  cancelBy: uuid("cancel_by"),
  endedAt: instant("ended_at"),
});

type Bilingual = { zh: string; en: string };
