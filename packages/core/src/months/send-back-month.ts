import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import { getRun, moveRun, summaryOf } from "./month-record.ts";
import type { MonthSummary, monthSendBackInput } from "./months.schema.ts";
import { isStale } from "./staleness.ts";

/** Gives a submitted month back to be calculated again, with the reason. Throws `conflict`, `stale`, `notFound`. */
export async function sendBackMonth(
  context: StaffContext,
  input: z.output<typeof monthSendBackInput>,
): Promise<MonthSummary> {
  const { run, outdated } = await inTenant(context, "months.sendBack", async (tx, note) => {
    const { submittedBy } = await getRun(tx, input.id);
    const moved = await moveRun(tx, input, "submitted", {
      state: "calculated",
      submittedBy: null,
      submittedAt: null,
      sentBackBy: context.staff.id,
      sentBackAt: context.now(),
      sentBackReason: input.reason,
    });
    await notify(tx, context, {
      kind: "monthSentBack",
      to: { staff: submittedBy === null ? [] : [submittedBy] },
      division: moved.division,
      subject: moved.month,
      path: `/months/${moved.id}`,
    });
    note({
      division: moved.division,
      purpose: input.reason,
      detail: { run: moved.id, month: moved.month },
    });
    return { run: moved, outdated: await isStale(tx, context, moved) };
  });
  return summaryOf(context, run, outdated);
}
