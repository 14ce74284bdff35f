import type { NationalContext, StaffContext } from "../context.ts";
import { forbidden } from "../errors/refusals.ts";
import { paysElsewhere, paysHere } from "../payments/who-pays.ts";
import { may, type Permission } from "./roles.ts";

/** True when the role holds the permission, and the region's procedure does not leave the work to another level. */
export const holds = (context: StaffContext, permission: Permission): boolean =>
  may(context.staff.role, permission) && paysHere(context, permission);

/** Throws `forbidden` unless the person holds the permission. Every verb begins with it. */
export function requirePermission(context: StaffContext | NationalContext, permission: Permission): void {
  if (!may(context.staff.role, permission)) throw forbidden();
  if ("tenant" in context && !paysHere(context, permission)) throw paysElsewhere();
}
