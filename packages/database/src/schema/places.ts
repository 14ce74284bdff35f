import { boolean, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, divisionCode, instant } from "./columns.ts";

/** Administrative divisions of the tenant's region. Public geography: the whole tenant reads it. */
export const division = pgTable("division", {
  code: divisionCode("code").primaryKey(),
  name: text("name").notNull(),
  fullName: text("full_name").notNull(),
  /** 1 province · 2 city · 3 county · 4 town · 5 village. */
  level: smallint("level").notNull(),
  parent: divisionCode("parent"),
});

/** A bureau's account; `division` is the root of the area the person works for. */
export const staff = pgTable("staff", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  login: text("login").notNull().unique(),
  name: text("name").notNull(),
  role: text("role").notNull(),
  /** Of an account of another department: which one. */
  department: text("department"),
  /** Of an institution's account: which one, where it was said. */
  institutionId: uuid("institution_id"),
  phoneSealed: bytes("phone_sealed"),
  /** Where the person gets mail. */
  emailSealed: bytes("email_sealed"),
  passwordHash: text("password_hash").notNull(),
  mustChangePassword: boolean("must_change_password").notNull(),
  disabledAt: instant("disabled_at"),
  createdAt: instant("created_at").notNull().defaultNow(),
  createdBy: uuid("created_by"),
});

/** Choices of the bureau that are not money: a taken reading, a display preference. */
export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
});
