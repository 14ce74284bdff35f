import { child, visit, visitPlan } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { NO_PLAN, PLAN_COLUMNS, planOut } from "./plan-out.ts";
import { loadCadences } from "./refresh-visit-plans.ts";
import { ROW_COLUMNS, visitRow } from "./visit-rows.ts";
import type { ChildVisits, childVisitsInput } from "./visits.schema.ts";

/** A child's next visit with its rule, and all that took place, newest first. Throws `notFound`. */
export async function listChildVisits(
  context: StaffContext,
  { childId }: z.output<typeof childVisitsInput>,
): Promise<ChildVisits> {
  const read = await inTenant(context, "visits.ofChild", async (tx, note) => {
    const { division } = await getChildRecord(tx, childId);
    const [[plan], rows, cadences] = await Promise.all([
      tx.select(PLAN_COLUMNS).from(visitPlan).where(eq(visitPlan.childId, childId)),
      tx
        .select(ROW_COLUMNS)
        .from(visit)
        .innerJoin(child, eq(child.id, visit.childId))
        .where(eq(visit.childId, childId))
        .orderBy(desc(visit.doneOn), desc(visit.id)),
      loadCadences(tx, context, await decidingOn(tx, context)),
    ]);
    note({ childId, division });
    return { plan: plan ?? NO_PLAN, rows, cadences };
  });
  const names = await staffNames(context, [read.plan.worker, ...read.rows.map(({ by }) => by)]);
  return {
    plan: planOut(read.plan, read.cadences, names),
    visits: read.rows.map((row) => visitRow(row, names)),
  };
}
