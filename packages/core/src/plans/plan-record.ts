import { sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { carePlan, type carePlanStep } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { desc, eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { ServiceState } from "./plans.schema.ts";

export const PLAN = { zh: "帮扶方案", en: "care plan" } as const;
export type StoredPlan = typeof carePlan.$inferSelect;

/** The newest version of a child's plan, in force or ended; undefined: the child never had one. */
export async function newestPlan(tx: TenantTransaction, childId: string): Promise<StoredPlan | undefined> {
  const [row] = await tx
    .select()
    .from(carePlan)
    .where(eq(carePlan.childId, childId))
    .orderBy(desc(carePlan.number))
    .limit(1);
  return row;
}

/** The version; throws `notFound` also when it lies outside the area. */
export async function getStoredPlan(tx: TenantTransaction, id: string): Promise<StoredPlan> {
  const [row] = await tx.select().from(carePlan).where(eq(carePlan.id, id));
  if (!row) throw notFound(PLAN);
  return row;
}

/** The same, locked until the commit. */
export async function lockStoredPlan(tx: TenantTransaction, id: string): Promise<StoredPlan> {
  const [row] = await tx.select().from(carePlan).where(eq(carePlan.id, id)).for("update");
  if (!row) throw notFound(PLAN);
  return row;
}

/** A change of a service's state as it is kept. */
export const stepOf = (
  context: StaffContext,
  key: TenantKey,
  step: {
    id: string;
    serviceId: string;
    division: string;
    state: ServiceState;
    on: CivilDate;
    note: string | undefined;
  },
): typeof carePlanStep.$inferInsert => ({
  id: step.id,
  serviceId: step.serviceId,
  division: step.division,
  state: step.state,
  day: step.on,
  noteSealed: step.note === undefined ? null : sealText(key, step.note),
  by: context.staff.id,
  at: context.now(),
});
