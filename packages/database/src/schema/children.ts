import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, civilDate, divisionCode, fen, instant } from "./columns.ts";

/** Who lives together. Moving a household moves its children and all that hangs on them. */
export const household = pgTable("household", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
});

/** One file per child. What decides money is in `fact`; the last columns are a projection of it for lists. */
export const child = pgTable("child", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  name: text("name").notNull(),
  pinyin: text("pinyin").notNull(),
  initials: text("initials").notNull(),
  sex: text("sex").$type<"male" | "female">(),
  birthDate: civilDate("birth_date"),
  /** Keyed hash of the ID number: finds duplicates in the whole tenant without the number. */
  idHash: bytes("id_hash").unique("child_id_hash_key"),
  /** Last four characters, for search. */
  idTail: text("id_tail"),
  idSealed: bytes("id_sealed"),
  hukouDivision: divisionCode("hukou_division"),
  status: text("status").$type<"active" | "closed">().notNull(),
  closedReason: text("closed_reason"),
  closedOn: civilDate("closed_on"),
  closedNote: text("closed_note"),
  /** When it was said; null where the record does not have it. */
  closedAt: instant("closed_at"),
  householdId: uuid("household_id"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
  /** `|NX.family|NX.self|`: answered yes; then those to be confirmed. */
  categories: text("categories").notNull().default("|"),
  reviewCategories: text("review_categories").notNull().default("|"),
  inDifficulty: text("in_difficulty"),
  orphan: text("orphan"),
  allowanceStatus: text("allowance_status"),
  allowanceClass: text("allowance_class"),
  allowanceFen: fen("allowance_fen"),
  needsCount: integer("needs_count").notNull().default(0),
  /** The fact to ask first, and the first of those that everybody may ask for; `""`: none. Null: not counted yet. */
  firstNeed: text("first_need"),
  firstOpenNeed: text("first_open_need"),
  /** Groups, entitlements and provisions that hold or are to be confirmed, `|id|id|`. These five: null, not counted yet. */
  groups: text("groups"),
  entitlements: text("entitlements"),
  provisions: text("provisions"),
  /** Parts that rest on restricted facts, such as `|category:MTG.illness|allowance|`: for those who may know them alone. */
  restricted: text("restricted"),
  /** Missing facts that everybody may ask for. */
  openNeedsCount: integer("open_needs_count"),
  /** Rows of the pack's reports that count the child, `|report.row|`, and that may (`report.row?`). Null: not found out yet. */
  reportRows: text("report_rows"),
  /** The state of the award that holds until further notice; null: there is none. A projection of `award`. */
  award: text("award").$type<"granted" | "suspended">(),
  decidedOn: civilDate("decided_on"),
  /** The receipt of the decision the projection came from. */
  receipt: jsonb("receipt").$type<unknown>(),
});

/** A closing of a file that was opened again: days it was closed for; `untilDay` null: it was a mistake, and for none. */
export const pastClosing = pgTable("past_closing", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  fromDay: civilDate("from_day").notNull(),
  untilDay: civilDate("until_day"),
  reason: text("reason").notNull(),
  closedAt: instant("closed_at"),
  reopenedBy: uuid("reopened_by").notNull(),
  reopenedAt: instant("reopened_at").notNull(),
});

/**
 * One statement about a child, true over `[validFrom, validTo)`. Superseded, never overwritten: the
 * database lets a tenant set only `superseded_at` and `superseded_by` afterwards, and delete nothing.
 * `value` holds facts by first day (`""`: for ever) and name, null for "no longer known"; `validFrom` is the
 * earliest of the days. A row that says several facts has the name `several`, one with a sealed value the name
 * `contact`. On a day that several rows cover the one recorded last holds.
 */
export const fact = pgTable("fact", {
  id: uuid("id").primaryKey(),
  childId: uuid("child_id").notNull(),
  division: divisionCode().notNull(),
  name: text("name").notNull(),
  value: jsonb("value").$type<unknown>(),
  /** The value of a sensitive fact (names, ID numbers, phones, accounts), sealed by the tenant's key. */
  sealed: bytes("sealed"),
  /** null: true since an unknown day. */
  validFrom: civilDate("valid_from"),
  validTo: civilDate("valid_to"),
  evidence: text("evidence"),
  source: text("source").notNull(),
  importId: uuid("import_id"),
  /** The case of protection in which it was said: incidents that an assessment found. */
  caseId: uuid("case_id"),
  saidBy: uuid("said_by"),
  recordedAt: instant("recorded_at").notNull(),
  supersededAt: instant("superseded_at"),
  supersededBy: uuid("superseded_by"),
});
