import { bigint, boolean, integer, jsonb, pgTable, text, uuid, varchar } from "drizzle-orm/pg-core";
import { bytes, divisionCode, instant } from "./columns.ts";

/**
 * From a civil day on a bureau uses this artefact of its pack, until a pin entered later says otherwise. `enteredBy` is a
 * staff id, which only the bureau's own schema can put a name to.
 */
export type PackPin = {
  from: string;
  version: string;
  hash: string;
  reason: string;
  enteredAt: string;
  enteredBy?: string;
};

/** A bureau. `number` names its schema and role (`t_0007`); the control schema knows no child. */
export const tenant = pgTable("tenant", {
  number: integer("number").primaryKey(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  division: divisionCode().notNull(),
  pack: text("pack").notNull(),
  packVersion: text("pack_version").notNull(),
  packHash: text("pack_hash").notNull(),
  /** In the order entered. In the row itself: every request reads it with the bureau. */
  packPins: jsonb("pack_pins").$type<PackPin[]>().notNull().default([]),
  state: text("state").$type<"active" | "suspended">().notNull(),
  suspendedReason: text("suspended_reason"),
  /** The tenant's data key, sealed by the master key. */
  wrappedKey: bytes("wrapped_key").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  schemaVersion: integer("schema_version").notNull(),
});

/** Counts a tenant rolled up for the national desk. */
export const tenantRollup = pgTable("tenant_rollup", {
  tenant: integer("tenant").primaryKey(),
  counts: jsonb("counts").$type<Record<string, number>>().notNull(),
  at: instant("at").notNull(),
});

/** A signed-in browser; only the hash of its id is kept. No tenant: the national desk. */
export const session = pgTable("session", {
  idHash: text("id_hash").primaryKey(),
  tenant: integer("tenant"),
  staffId: uuid("staff_id").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const nationalStaff = pgTable("national_staff", {
  id: uuid("id").primaryKey(),
  login: text("login").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  mustChangePassword: boolean("must_change_password").notNull(),
  disabledAt: instant("disabled_at"),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** Laid out as rate-limiter-flexible expects it. */
export const signInThrottle = pgTable("sign_in_throttle", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

/** What the national desk did, hash-chained like a tenant's audit. */
export const nationalAudit = pgTable("national_audit", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  at: instant("at").notNull(),
  actor: uuid("actor"),
  actorName: text("actor_name").notNull(),
  action: text("action").notNull(),
  tenantCode: text("tenant_code"),
  detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  prevHash: bytes("prev_hash").notNull(),
  hash: bytes("hash").notNull(),
});

/** The one row that holds the end of the national desk's chain. */
export const nationalAuditHead = pgTable("national_audit_head", {
  id: integer("id").primaryKey(),
  position: bigint("position", { mode: "number" }).notNull(),
  previous: bytes("previous").notNull(),
  hash: bytes("hash").notNull(),
});
