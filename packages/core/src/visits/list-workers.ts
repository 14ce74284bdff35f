import { staff } from "@tongyou/database/schema";
import { asc, isNull } from "drizzle-orm";
import { may, type TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { VisitWorker } from "./visits.schema.ts";

/** The colleagues of the area who may visit, the smallest places first; and who covers it and asks. */
export async function listWorkers(context: StaffContext): Promise<VisitWorker[]> {
  return inTenant(context, "visits.workers", async (tx) => {
    const rows = await tx
      .select({ id: staff.id, name: staff.name, role: staff.role, division: staff.division })
      .from(staff)
      .where(isNull(staff.disabledAt))
      .orderBy(asc(staff.division), asc(staff.name));
    const { home, ...own } = context.staff;
    const covering = home === undefined ? [] : [{ ...own, division: home }];
    return [...rows, ...covering]
      .filter(({ role }) => may(role as TenantRole, "visits.record"))
      .map(({ id, name, role, division }) => ({ id, name, role, divisionName: placeName(division) }));
  });
}
