import { trial } from "@tongyou/database/schema";
import { desc, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { TRIAL_COLUMNS, toTrialSummary } from "./trial-record.ts";
import type { TrialSummary } from "./trials.schema.ts";

const NEWEST = 100;

/** The trials of the area that nobody has put away, newest first: the last hundred. */
export async function listTrials(context: StaffContext): Promise<TrialSummary[]> {
  const rows = await inTenant(context, "trials.list", (tx) =>
    tx
      .select(TRIAL_COLUMNS)
      .from(trial)
      .where(isNull(trial.putAwayAt))
      .orderBy(desc(trial.madeAt), desc(trial.id))
      .limit(NEWEST),
  );
  const names = await staffNames(
    context,
    rows.map(({ madeBy }) => madeBy),
  );
  return rows.map((row) => toTrialSummary(context, row, names));
}
