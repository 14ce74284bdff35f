import { type TenantRef, withControl, withTenant } from "@tongyou/database";
import { child, monthRun, staff, tenant, tenantRollup } from "@tongyou/database/schema";
import { count, eq, isNull } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";

/** Counts one bureau by its own role and hands the numbers, and nothing else, to the control schema. */
export async function refreshRollup(app: AppContext, ref: TenantRef & { division: string }): Promise<void> {
  const counts = await withTenant(app.db, { tenant: ref, area: areaRange(ref.division) }, async (tx) => {
    const [people] = await tx.select({ n: count() }).from(staff).where(isNull(staff.disabledAt));
    const [children] = await tx.select({ n: count() }).from(child).where(eq(child.status, "active"));
    const [months] = await tx.select({ n: count() }).from(monthRun).where(eq(monthRun.state, "fixed"));
    return { staff: people?.n ?? 0, children: children?.n ?? 0, fixedMonths: months?.n ?? 0 };
  });
  const at = app.now();
  await withControl(app.db, (tx) =>
    tx
      .insert(tenantRollup)
      .values({ tenant: ref.number, counts, at })
      .onConflictDoUpdate({ target: tenantRollup.tenant, set: { counts, at } }),
  );
}

/** Refreshes the counts of every active bureau, one after the other: the server's job, never a request's. */
export async function refreshRollups(app: AppContext): Promise<void> {
  const bureaus = await withControl(app.db, (tx) =>
    tx
      .select({ number: tenant.number, code: tenant.code, division: tenant.division })
      .from(tenant)
      .where(eq(tenant.state, "active")),
  );
  for (const bureau of bureaus) await refreshRollup(app, bureau);
}
