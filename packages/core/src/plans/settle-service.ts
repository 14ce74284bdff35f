import { newId, tenantKey } from "@tongyou/database";
import { carePlan, carePlanService, carePlanStep } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound, stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { SERVICE } from "./open-service.ts";
import { stepOf } from "./plan-record.ts";
import type { ServiceState, settleServiceInput } from "./plans.schema.ts";

/**
 * Says that a service is done, dropped or taken up again, with the day; each step is kept. In that state already it
 * changes nothing. Throws `stale` when it is in another state than was seen, `notFound`, `invalid`, `conflict`.
 */
export async function settleService(
  context: StaffContext,
  { id, from, state, on, note: said }: z.output<typeof settleServiceInput>,
): Promise<{ state: ServiceState }> {
  if (on > civilDayOf(context.now()))
    throw invalid(
      "on",
      { zh: "日期晚于今天。", en: "The day is after today." },
      { zh: "请填写实际日期。", en: "Give the day on which it was." },
    );
  if (state !== "done" && said === undefined)
    throw invalid(
      "note",
      { zh: "没有写明原因。", en: "The reason is missing." },
      { zh: "请写明为什么终止或重新开展。", en: "Say why it is dropped or taken up again." },
    );
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "plans.settle", async (tx, note) => {
    const [row] = await tx
      .select({ service: carePlanService, endedAt: carePlan.endedAt })
      .from(carePlanService)
      .innerJoin(carePlan, eq(carePlan.id, carePlanService.planId))
      .where(eq(carePlanService.id, id))
      .for("update", { of: carePlanService });
    if (!row) throw notFound(SERVICE);
    const { childId, division, planId } = row.service;
    const about = { childId, division, detail: { plan: planId, service: id, from, state } };
    if (row.service.state === state) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { state };
    }
    if (row.service.state !== from) throw stale(SERVICE);
    if (row.endedAt !== null)
      throw conflict(
        { zh: "这项服务所在的方案已经结束或修订。", en: "The plan this service was in has ended." },
        { zh: "请在现行方案中办理。", en: "Go on in the plan in force." },
      );
    await tx.update(carePlanService).set({ state }).where(eq(carePlanService.id, id));
    await tx
      .insert(carePlanStep)
      .values(stepOf(context, key, { id: newId(), serviceId: id, division, state, on, note: said }));
    note(about);
    return { state };
  });
}
