import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, divisionCode, instant } from "./columns.ts";

/** A file kept for a record of the bureau; the sealed bytes lie in the store under its id. */
export const attachment = pgTable("attachment", {
  id: uuid("id").primaryKey(),
  /** What it belongs to: `child`, `visit` … and the record's id. */
  ownerKind: text("owner_kind").notNull(),
  ownerId: uuid("owner_id").notNull(),
  /** Of a record about one child: which. */
  childId: uuid("child_id"),
  division: divisionCode().notNull(),
  /** The field of the record's form that it fills; null: it was just added. */
  field: text("field"),
  nameSealed: bytes("name_sealed").notNull(),
  type: text("type").notNull(),
  /** Bytes before sealing. */
  size: integer("size").notNull(),
  /** Keyed hash of the content: finds the same file again and proves what the store gives back. */
  contentHash: bytes("content_hash").notNull(),
  /** Null: it came with a report, whose reporter stays unnamed. */
  addedBy: uuid("added_by"),
  addedAt: instant("added_at").notNull(),
  removedBy: uuid("removed_by"),
  removedAt: instant("removed_at"),
  /** Sealed: why it was put away. */
  removedReason: bytes("removed_reason"),
});
