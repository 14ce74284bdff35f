import { z } from "zod";
import { DEPARTMENTS, type Department, TENANT_ROLES, type TenantRole } from "../access/roles.ts";
import { divisionCode, id } from "../page.schema.ts";

/** `department`: of an account of another department, and of no other. */
export const staffCreateInput = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{2,29}$/),
  name: z.string().trim().min(1).max(40),
  role: z.enum(TENANT_ROLES),
  department: z.enum(DEPARTMENTS).optional(),
  area: divisionCode,
});
export const staffUpdateInput = z.object({
  id,
  name: z.string().trim().min(1).max(40).optional(),
  role: z.enum(TENANT_ROLES).optional(),
  department: z.enum(DEPARTMENTS).optional(),
  area: divisionCode.optional(),
  disabled: z.boolean().optional(),
});
export const staffIdInput = z.object({ id });

export type StaffRow = {
  id: string;
  login: string;
  name: string;
  role: TenantRole;
  department: Department | null;
  area: { code: string; name: string };
  disabled: boolean;
  mustChangePassword: boolean;
  createdAt: string;
  lastSignInAt: string | null;
};
/** The password is shown once and must be changed at the first sign-in. */
export type StaffPassword = { id: string; login: string; password: string };
