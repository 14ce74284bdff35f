import type { TenantTransaction } from "@tongyou/database";
import { child, visitAppointment, visitPlan } from "@tongyou/database/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Decided, Deciding } from "../children/deciding.ts";
import { withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { type VisitCadences, visitCadences } from "./visit-cadences.ts";
import { type Concern, plannedVisit, type VisitHistory } from "./visit-plan.ts";

/** The cadences of the bureau today, under the rules a decision rests on. */
export async function loadCadences(
  tx: TenantTransaction,
  context: Pick<StaffContext, "now">,
  { policy, on }: Pick<Deciding, "policy" | "on">,
): Promise<VisitCadences> {
  const settings = await loadSettings(tx, civilDayOf(context.now()));
  return visitCadences(policy.pack, settings, on);
}

/** What may hold for a child, restricted facts left aside: what rests on it is shown to whoever visits. */
export function openlyKnown({ policy }: Pick<Deciding, "policy">, decided: Decided): Concern {
  const { facts, at } = withoutRestrictedFacts(policy, decided);
  return { touches: policy.touches(facts, at), riskLevel: facts.riskLevel };
}

/** A child's row of `visit_plan`. Restricted facts have no say in it: it is shown to whoever visits. */
export function planRow(
  cadences: VisitCadences,
  rules: Pick<Deciding, "policy">,
  decided: Decided,
  history: VisitHistory,
) {
  const concern = openlyKnown(rules, decided);
  const { basis, due, cadence, cadenceDue, verify } = plannedVisit(cadences, concern, history);
  return { basis, due, cadence, cadence_due: cadenceDue, verify };
}

export type PlanRow = ReturnType<typeof planRow> & {
  child_id: string;
  division: string;
  worker: string | null;
};

/** Writes rows of `visit_plan`; what visits themselves left there stays. */
export async function writePlans(tx: TenantTransaction, rows: readonly PlanRow[]): Promise<void> {
  await tx.execute(sql`
    INSERT INTO visit_plan (child_id, division, basis, due, cadence, cadence_due, verify, worker)
    SELECT child_id, division, basis, due, cadence, cadence_due, verify, worker
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      child_id uuid, division text, basis text, due date, cadence text, cadence_due date, verify text, worker uuid)
    ON CONFLICT (child_id) DO UPDATE SET basis = excluded.basis, due = excluded.due, cadence = excluded.cadence,
      cadence_due = excluded.cadence_due, verify = excluded.verify, worker = excluded.worker`);
}

/**
 * Brings the visit plans of decided children up to date. Call it in the transaction that decided them, and after every
 * visit or appointment.
 */
export async function refreshVisitPlans(
  tx: TenantTransaction,
  context: Pick<StaffContext, "now">,
  deciding: Deciding,
  decided: ReadonlyMap<string, Decided>,
): Promise<void> {
  const ids = [...decided.keys()];
  if (ids.length === 0) return;
  const [cadences, rows] = await Promise.all([
    loadCadences(tx, context, deciding),
    tx
      .select({
        id: child.id,
        division: child.division,
        createdAt: child.createdAt,
        lastOn: visitPlan.lastOn,
        plannedFor: visitAppointment.plannedFor,
        proposed: visitAppointment.proposed,
        worker: visitAppointment.worker,
      })
      .from(child)
      .leftJoin(visitPlan, eq(visitPlan.childId, child.id))
      .leftJoin(
        visitAppointment,
        and(eq(visitAppointment.childId, child.id), isNull(visitAppointment.endedAt)),
      )
      .where(sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`),
  ]);
  const plans = rows.flatMap(
    ({ id, division, createdAt, lastOn, plannedFor, proposed, worker }): PlanRow[] => {
      const one = decided.get(id);
      if (!one) return [];
      const appointment = plannedFor === null ? null : { plannedFor, proposed };
      const history = { opened: civilDayOf(createdAt), lastOn, appointment };
      return [{ child_id: id, division, worker, ...planRow(cadences, deciding, one, history) }];
    },
  );
  await writePlans(tx, plans);
}
