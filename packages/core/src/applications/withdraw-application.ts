import { tenantKey } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { forbidden } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { type ApplicationRecord, addSteps, lockApplications } from "./application-record.ts";
import type { judgeApplicationInput } from "./applications.schema.ts";
import { isActor } from "./procedure-of.ts";
import { requireOpen } from "./turn-of.ts";

/** Whoever started it or acts on its stage. */
export const mayWithdraw = ({ startedBy, actors }: ApplicationRecord, { staff }: StaffContext): boolean =>
  startedBy === staff.id || isActor(actors, staff.role);

/**
 * Ends an application without a decision, because the family no longer asks or it was started by mistake; by whoever
 * started it or acts on its stage.
 * @throws DomainError `forbidden`, `conflict` (closed), `stale`, `notFound`
 */
export async function withdrawApplication(
  context: StaffContext,
  input: z.output<typeof judgeApplicationInput>,
): Promise<{ id: string }> {
  const { id, opinion } = input;
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "applications.withdraw", async (tx, note) => {
    const record = (await lockApplications(tx, [id])).get(id);
    requireOpen(record, input);
    if (!mayWithdraw(record, context)) throw forbidden();
    await tx
      .update(application)
      .set({ state: "withdrawn", closedAt: context.now(), version: sql`${application.version} + 1` })
      .where(eq(application.id, id));
    await addSteps(tx, context, key, [
      { application: record, stage: record.stage, act: "withdraw", opinion },
    ]);
    note({
      childId: record.childId,
      division: record.division,
      detail: { application: id, stage: record.stage },
    });
    return { id };
  });
}
