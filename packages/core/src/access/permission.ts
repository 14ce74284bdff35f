import { forbidden } from "../errors/refusals.ts";
import { may, type Permission, type Role } from "./roles.ts";

/** Throws `forbidden` unless the role holds the permission. Every verb begins with it. */
export function requirePermission(context: { staff: { role: Role } }, permission: Permission): void {
  if (!may(context.staff.role, permission)) throw forbidden();
}
