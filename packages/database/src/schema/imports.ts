import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, instant } from "./columns.ts";

/** One workbook that was looked at, and what became of it. */
export const importBatch = pgTable("import_batch", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  fileName: text("file_name").notNull(),
  fileHash: text("file_hash").notNull(),
  /** The workbook itself, sealed: it holds every number of every child. */
  file: bytes("file").notNull(),
  unit: text("unit"),
  pack: text("pack").notNull(),
  referenceDate: civilDate("reference_date").notNull(),
  state: text("state").$type<"previewed" | "running" | "done" | "failed" | "undone">().notNull(),
  counts: jsonb("counts").$type<unknown>().notNull(),
  problems: jsonb("problems").$type<unknown>(),
  columns: jsonb("columns").$type<unknown>(),
  progress: integer("progress").notNull().default(0),
  total: integer("total").notNull().default(0),
  version: integer("version").notNull().default(1),
  createdBy: uuid("created_by").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  confirmedBy: uuid("confirmed_by"),
  confirmedAt: instant("confirmed_at"),
  finishedAt: instant("finished_at"),
  undoneBy: uuid("undone_by"),
  undoneAt: instant("undone_at"),
  undoneReason: text("undone_reason"),
  error: jsonb("error").$type<unknown>(),
});

/** One sheet row of a batch. */
export const importRow = pgTable(
  "import_row",
  {
    importId: uuid("import_id").notNull(),
    row: integer("row").notNull(),
    division: divisionCode().notNull(),
    verdict: text("verdict").$type<"accepted" | "warned" | "rejected">().notNull(),
    change: text("change").$type<"new" | "changed" | "unchanged" | "rejected">().notNull(),
    childId: uuid("child_id"),
    name: text("name"),
    /** What there is to say of the row (problems, differences) as sealed JSON; null where there is nothing. */
    notes: bytes("notes"),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row] })],
);

/** Rows of a batch that are taken over together, all or nothing: their content, packed and sealed as one. */
export const importGroup = pgTable(
  "import_group",
  {
    importId: uuid("import_id").notNull(),
    number: integer("number").notNull(),
    division: divisionCode().notNull(),
    rows: integer("rows").notNull(),
    content: bytes("content").notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
);
