import { openText, type TenantKey, tenantKey } from "@tongyou/database";
import { recoveryPlan } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { Recovery, RecoveryPlan, recoveryOfInput } from "./corrections.schema.ts";
import { readOwed, sumOf } from "./open-recoveries.ts";

type PlanRecord = typeof recoveryPlan.$inferSelect;

function toPlan(
  context: StaffContext,
  key: TenantKey,
  names: ReadonlyMap<string, string>,
  plan: PlanRecord,
): RecoveryPlan {
  const { id, kind, fen, fromMonth, monthlyFen, document, state } = plan;
  return {
    id,
    kind,
    fen,
    fromMonth,
    monthlyFen,
    document,
    state,
    reason: openText(key, plan.reasonSealed),
    proposedBy: names.get(plan.proposedBy) ?? "",
    proposedAt: plan.proposedAt.toISOString(),
    decidedBy: plan.decidedBy && (names.get(plan.decidedBy) ?? ""),
    decidedAt: plan.decidedAt?.toISOString() ?? null,
    mayDecide:
      state === "proposed" &&
      plan.proposedBy !== context.staff.id &&
      may(context.staff.role, "corrections.decidePlan"),
  };
}

/** What a child owes back, the parts in which it comes, and every plan that was made for it. Throws `notFound`. */
export async function getRecovery(
  context: StaffContext,
  { childId }: z.output<typeof recoveryOfInput>,
): Promise<Recovery> {
  const key = await tenantKey(context.db, context.tenant);
  const { record, owed, plans } = await inTenant(context, "corrections.recovery", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    note({ childId, division: record.division });
    const owed = await readOwed(tx, childId);
    const plans = await tx
      .select()
      .from(recoveryPlan)
      .where(eq(recoveryPlan.childId, childId))
      .orderBy(desc(recoveryPlan.proposedAt), desc(recoveryPlan.id));
    return { record, owed, plans };
  });
  const names = await staffNames(
    context,
    plans.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  return {
    childId,
    name: record.name,
    closedOn: record.closedOn,
    openFen: sumOf(owed.open),
    plannedFen: owed.instalments.reduce(
      (sum, part) => (part.state === "due" && !part.listed ? sum + part.fen : sum),
      0,
    ),
    corrections: owed.corrections,
    instalments: owed.instalments.map(({ id, correctionId, month, dueMonth, fen, state, listed }) => ({
      id,
      correctionId,
      month,
      dueMonth,
      fen,
      state: state === "due" && listed ? "listed" : state,
    })),
    plans: plans.map((plan) => toPlan(context, key, names, plan)),
  };
}
