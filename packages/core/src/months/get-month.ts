import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { getRun, summaryOf } from "./month-record.ts";
import type { MonthSummary, monthInput } from "./months.schema.ts";
import { isStale } from "./staleness.ts";

/** One month with its totals, who did what, and whether it is stale. */
export async function getMonth(
  context: StaffContext,
  { id }: z.output<typeof monthInput>,
): Promise<MonthSummary> {
  const { run, outdated } = await inTenant(context, "months.get", async (tx) => {
    const found = await getRun(tx, id);
    return { run: found, outdated: await isStale(tx, context, found) };
  });
  return summaryOf(context, run, outdated);
}
