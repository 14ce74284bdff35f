import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { StaffRow } from "./staff.schema.ts";
import { readStaffRows } from "./staff-row.ts";

/** Everybody whose area lies inside the administrator's own, disabled accounts included. */
export async function listStaff(context: StaffContext): Promise<StaffRow[]> {
  return inTenant(context, "staff.list", (tx) => readStaffRows(tx));
}
