import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, staff, visitAppointment, visitPlan } from "@tongyou/database/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { may, type TenantRole } from "../access/roles.ts";
import { CHILD_FILE } from "../children/child-row.ts";
import { decideMany, decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { invalid, notFound } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import { agreeVisits, checkNextDay, endAppointments } from "./appointments.ts";
import { refreshVisitPlans } from "./refresh-visit-plans.ts";
import type { PlannedVisits, planVisitsInput } from "./visits.schema.ts";

const wrongWorker = () =>
  invalid(
    "worker",
    {
      zh: "所选走访人不负责这些儿童所在的地方。",
      en: "That colleague does not work where these children live.",
    },
    {
      zh: "请选择负责该村（社区）的在岗人员。",
      en: "Choose somebody who works in that village and may visit.",
    },
  );

/** Whose account a visit is given to; one's own works where one is now, also at a place one covers. */
async function workerOf(tx: TenantTransaction, { staff: own, area }: StaffContext, id: string) {
  if (id === own.id) return { role: own.role, division: area.code };
  const [worker] = await tx
    .select({ role: staff.role, division: staff.division })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  return worker;
}

/**
 * Agrees a day and, if wanted, a colleague for the next visit of several children. Where another day or person was
 * agreed before, the child is named and left as it is, unless `replace` is set; the same again changes nothing.
 * Throws `notFound` when a child is not in the area, `invalid`.
 */
export async function planVisits(
  context: StaffContext,
  input: z.output<typeof planVisitsInput>,
): Promise<PlannedVisits> {
  checkNextDay(context, "on", input.on, "today");
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "visits.plan", async (tx, note) => {
    const ids = [...new Set(input.childIds)];
    const children = await tx
      .select({ id: child.id, name: child.name, division: child.division })
      .from(child)
      .where(and(inArray(child.id, ids), eq(child.status, "active")))
      .for("update");
    if (children.length < ids.length) throw notFound(CHILD_FILE);
    if (input.worker !== undefined) {
      const worker = await workerOf(tx, context, input.worker);
      if (!worker || !may(worker.role as TenantRole, "visits.record")) throw wrongWorker();
      const { lo, hi } = areaRange(worker.division);
      if (children.some(({ division }) => division < lo || division >= hi)) throw wrongWorker();
    }
    const agreed = await tx
      .select({
        childId: visitAppointment.childId,
        on: visitAppointment.plannedFor,
        worker: visitAppointment.worker,
      })
      .from(visitAppointment)
      .where(and(inArray(visitAppointment.childId, ids), isNull(visitAppointment.endedAt)));
    const before = new Map(agreed.map((one) => [one.childId, one]));
    const worker = input.worker ?? null;
    const isSame = (id: string) => before.get(id)?.on === input.on && before.get(id)?.worker === worker;
    const kept = children.filter(({ id }) => before.has(id) && !isSame(id) && !input.replace);
    const fresh = children.filter(({ id }) => !before.has(id) || (!isSame(id) && input.replace));
    const freshIds = fresh.map(({ id }) => id);
    const plans = await tx
      .select({ childId: visitPlan.childId, cadenceDue: visitPlan.cadenceDue })
      .from(visitPlan)
      .where(inArray(visitPlan.childId, ids));
    const proposals = new Map(plans.map((plan) => [plan.childId, plan.cadenceDue]));
    await endAppointments(tx, context, freshIds, "replaced");
    await agreeVisits(
      tx,
      context,
      key,
      fresh.map(({ id, division }) => ({
        childId: id,
        division,
        on: input.on,
        proposed: proposals.get(id) ?? null,
        worker,
        reason: input.reason,
      })),
    );
    const deciding = await decidingOn(tx, context);
    await refreshVisitPlans(tx, context, deciding, await decideMany(tx, deciding, freshIds));
    const [first] = fresh;
    if (first && worker !== null && worker !== context.staff.id)
      await notify(tx, context, {
        kind: "visitPlanned",
        to: { staff: [worker] },
        division: first.division,
        subject: input.on,
        path: "/visits?mine=yes",
      });
    note({ detail: { on: input.on, worker, childIds: freshIds, kept: kept.length, replace: input.replace } });
    return {
      planned: fresh.length,
      unchanged: children.length - fresh.length - kept.length,
      kept: kept.map(({ id, name }) => ({ childId: id, name })),
    };
  });
}
