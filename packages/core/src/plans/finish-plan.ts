import { sealText, tenantKey } from "@tongyou/database";
import { carePlan, carePlanService } from "@tongyou/database/schema";
import { and, count, eq } from "drizzle-orm";
import type { z } from "zod";
import { markCare } from "../care/refresh-care.ts";
import type { StaffContext } from "../context.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getStoredPlan, PLAN } from "./plan-record.ts";
import type { finishPlanInput } from "./plans.schema.ts";

/**
 * Ends a plan whose services are all done or dropped, and says why. Ended already it changes nothing. Throws `stale`
 * when it was revised since, `notFound`, `conflict` while a service is open.
 */
export async function finishPlan(
  context: StaffContext,
  { id, reason }: z.output<typeof finishPlanInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "plans.finish", async (tx, note) => {
    const plan = await getStoredPlan(tx, id);
    const { childId, division, number } = plan;
    const about = { childId, division, detail: { plan: id, number } };
    if (plan.endedHow === "finished") {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { id };
    }
    if (plan.endedHow === "revised") throw stale(PLAN);
    const [open] = await tx
      .select({ rows: count() })
      .from(carePlanService)
      .where(and(eq(carePlanService.planId, id), eq(carePlanService.state, "open")));
    if (open && open.rows > 0)
      throw conflict(
        { zh: `还有 ${open.rows} 项服务没有办结。`, en: `${open.rows} services are still open.` },
        { zh: "请先逐项登记完成或终止。", en: "Say of each that it is done or dropped." },
      );
    await tx
      .update(carePlan)
      .set({
        endedHow: "finished",
        endedBy: context.staff.id,
        endedAt: context.now(),
        endedReason: sealText(key, reason),
      })
      .where(eq(carePlan.id, id));
    await markCare(tx, { id: childId, division }, { plan: null });
    note(about);
    return { id };
  });
}
