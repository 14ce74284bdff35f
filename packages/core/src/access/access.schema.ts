import { z } from "zod";
import type { Department, Permission, Role } from "./roles.ts";

/** The bureau code that means the national desk at sign-in; no bureau may have it. */
export const NATIONAL_DESK = "national";

/** `bureau` is the tenant's code, or NATIONAL_DESK. */
export const signInInput = z.object({
  bureau: z.string().trim().min(1).max(40),
  login: z.string().trim().min(1).max(40),
  password: z.string().min(1).max(200),
});
export const changePasswordInput = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(10).max(200),
});

export type BureauOption = { code: string; name: string };
/** `until`: of a place that is covered for a time, the first day it no longer is. */
export type WorkPlace = { code: string; name: string; until: string | null };
export type Me = {
  staff: { id: string; login: string; name: string; role: Role; department?: Department };
  /** Absent for the national desk. */
  tenant?: { code: string; name: string; pack: string; packVersion: string; packHash: string };
  /** The root of the staff member's area, 12-digit code and full name. */
  area?: { code: string; name: string; fullName: string; level: number };
  /** Where the person can work today, the own place first; absent where that is the only one. */
  places?: WorkPlace[];
  permissions: Permission[];
  mustChangePassword: boolean;
  /** ISO instant at which the session ends if nothing happens. */
  expiresAt: string;
};

export const divisionsInput = z.object({
  parent: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
});
/** Levels: 1 province, 2 city, 3 county, 4 town, 5 village. */
export type DivisionOut = {
  code: string;
  name: string;
  fullName: string;
  level: number;
  hasChildren: boolean;
};
