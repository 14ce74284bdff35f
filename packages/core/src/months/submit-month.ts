import type { z } from "zod";
import { PERMISSIONS } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import { moveRun, summaryOf } from "./month-record.ts";
import type { MonthSummary, MonthTotals, monthVersionInput } from "./months.schema.ts";
import { refuseStale } from "./staleness.ts";

/**
 * Hands a calculated month to a second person. Who needs facts or a decision is not in it and stays listed.
 * Throws `conflict` when it is stale or not waiting to be submitted, `stale`, `notFound`.
 */
export async function submitMonth(
  context: StaffContext,
  input: z.output<typeof monthVersionInput>,
): Promise<MonthSummary> {
  const run = await inTenant(context, "months.submit", async (tx, note) => {
    const moved = await moveRun(tx, input, "calculated", {
      state: "submitted",
      submittedBy: context.staff.id,
      submittedAt: context.now(),
      sentBackBy: null,
      sentBackAt: null,
      sentBackReason: null,
    });
    await refuseStale(tx, context, { ...moved, state: "calculated" });
    const { paid, fen } = moved.totals as MonthTotals;
    await notify(tx, context, {
      kind: "monthSubmitted",
      to: { roles: PERMISSIONS["months.approve"] },
      division: moved.division,
      subject: moved.month,
      path: `/months/${moved.id}`,
    });
    note({ division: moved.division, detail: { run: moved.id, month: moved.month, paid, fen } });
    return moved;
  });
  return summaryOf(context, run, false);
}
