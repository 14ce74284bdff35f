import { monthRun } from "@tongyou/database/schema";
import { asc, desc } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { peopleOf, toSummary } from "./month-record.ts";
import type { MonthSummary } from "./months.schema.ts";
import { isStale } from "./staleness.ts";

const NEWEST = 60;

/** The months of the area, newest first: the last sixty. */
export async function listMonths(context: StaffContext): Promise<MonthSummary[]> {
  const runs = await inTenant(context, "months.list", async (tx) => {
    const rows = await tx
      .select()
      .from(monthRun)
      .orderBy(desc(monthRun.month), asc(monthRun.division))
      .limit(NEWEST);
    const found: { run: (typeof rows)[number]; outdated: boolean }[] = [];
    for (const run of rows) found.push({ run, outdated: await isStale(tx, context, run) });
    return found;
  });
  const names = await staffNames(
    context,
    runs.flatMap(({ run }) => peopleOf(run)),
  );
  return runs.map(({ run, outdated }) => toSummary(context, run, outdated, names));
}
