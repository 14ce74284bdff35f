import { withTenant } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { desc, isNull } from "drizzle-orm";
import { may, type TenantRole } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";

export type Owner = { id: string; name: string; division: string };

/**
 * Colleagues of the whole bureau who may answer for a plan, those of the smallest places first: a village's worker may
 * name the county's officer. Opens a transaction of its own: call it outside one.
 */
export async function possibleOwners(context: Pick<StaffContext, "db" | "tenant">): Promise<Owner[]> {
  const { lo, hi } = areaRange(context.tenant.division);
  const rows = await withTenant(context.db, { tenant: context.tenant, area: { lo, hi } }, (tx) =>
    tx
      .select({ id: staff.id, name: staff.name, role: staff.role, division: staff.division })
      .from(staff)
      .where(isNull(staff.disabledAt))
      .orderBy(desc(staff.division), staff.name),
  );
  return rows.filter(({ role }) => may(role as TenantRole, "plans.save"));
}

/** Whether somebody works where a child lives. */
export function worksAt({ division }: Owner, place: string): boolean {
  const { lo, hi } = areaRange(division);
  return place >= lo && place < hi;
}
