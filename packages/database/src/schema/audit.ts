import { bigint, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, divisionCode, instant } from "./columns.ts";

/** Each change and each reading of a named child's file; a hash chain, appended by `appendAudit` only. */
export const audit = pgTable("audit", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  at: instant("at").notNull(),
  actor: uuid("actor"),
  actorName: text("actor_name").notNull(),
  action: text("action").notNull(),
  childId: uuid("child_id"),
  division: divisionCode().notNull(),
  purpose: text("purpose"),
  detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  /** `id@version` of the pack in force. */
  pack: text("pack"),
  prevHash: bytes("prev_hash").notNull(),
  hash: bytes("hash").notNull(),
});

/** The one row that holds the end of the audit chain; locked by whoever appends. */
export const auditHead = pgTable("audit_head", {
  id: integer("id").primaryKey(),
  position: bigint("position", { mode: "number" }).notNull(),
  previous: bytes("previous").notNull(),
  hash: bytes("hash").notNull(),
});
