import { trial } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getTrialRecord } from "./trial-record.ts";
import type { trialInput } from "./trials.schema.ts";

/**
 * Takes a trial off the list; its address still opens it. Doing it again changes nothing. Throws `conflict` while it
 * runs, `notFound`.
 */
export async function putAwayTrial(
  context: StaffContext,
  { id }: z.output<typeof trialInput>,
): Promise<{ id: string }> {
  return inTenant(context, "trials.putAway", async (tx, note) => {
    const { state, division } = await getTrialRecord(tx, id);
    if (state === "running")
      throw conflict(
        { zh: "这次测算还在进行。", en: "This trial is still running." },
        { zh: "请等它算完，或先停止。", en: "Wait until it is done, or stop it first." },
      );
    await tx
      .update(trial)
      .set({ putAwayBy: context.staff.id, putAwayAt: context.now() })
      .where(and(eq(trial.id, id), isNull(trial.putAwayAt)));
    note({ division, detail: { trial: id } });
    return { id };
  });
}
