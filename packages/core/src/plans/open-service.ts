import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { carePlan, carePlanService } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import { notFound } from "../errors/refusals.ts";
import { openJson } from "../sealed-json.ts";
import type { PlanContent } from "./plan-content.ts";

export const SERVICE = { zh: "帮扶服务", en: "service of a plan" } as const;

/** A service that is open in the child's plan in force, locked until the commit; throws `notFound`. */
export async function openService(
  tx: TenantTransaction,
  key: TenantKey,
  { id, childId }: { id: string; childId: string },
): Promise<PlanContent["services"][number]> {
  const [row] = await tx
    .select({ content: carePlan.contentSealed })
    .from(carePlanService)
    .innerJoin(carePlan, eq(carePlan.id, carePlanService.planId))
    .where(
      and(
        eq(carePlanService.id, id),
        eq(carePlanService.childId, childId),
        eq(carePlanService.state, "open"),
        isNull(carePlan.endedAt),
      ),
    )
    .for("update", { of: carePlanService });
  const service = row && openJson<PlanContent>(key, row.content).services.find((one) => one.id === id);
  if (!service) throw notFound(SERVICE);
  return service;
}
