import { tenantKey } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { decideChildren } from "../children/decide-children.ts";
import { keepChoice } from "../children/keep-choice.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addSteps, lockApplications } from "./application-record.ts";
import type { chooseApplicationInput } from "./applications.schema.ts";
import { barredFrom, judgedFor, judgingToday } from "./judge-allowance.ts";
import { requireOpen } from "./turn-of.ts";

/**
 * Keeps what a named person of the deciding stage decided where a clause leaves it to one: which scheme is kept, or
 * whether a reading holds for the child. It counts from the month of the working day on. Granting is a step of its own.
 * @throws DomainError `invalid` (no such open question), `conflict`, `stale`, `notFound`
 */
export async function chooseInApplication(
  context: StaffContext,
  input: z.output<typeof chooseApplicationInput>,
): Promise<{ id: string }> {
  const { id, clause, chosen, reason } = input;
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "applications.choose", async (tx, note) => {
    const record = (await lockApplications(tx, [id])).get(id);
    requireOpen(record, input);
    const deciding = await judgingToday(tx, context);
    const { decided } = await judgedFor(tx, context, deciding, record.childId);
    const barred = barredFrom(context, record, deciding, decided);
    if (barred) throw conflict(barred.cause, barred.remedy);
    const { childId, division } = record;
    const scene = { deciding, month: deciding.on.slice(0, 7), division };
    await keepChoice(tx, context, scene, { childId, clause, chosen, reason });
    await tx
      .update(application)
      .set({ version: sql`${application.version} + 1` })
      .where(eq(application.id, id));
    await addSteps(tx, context, key, [
      { application: record, stage: record.stage, act: "choose", opinion: reason },
    ]);
    await decideChildren(tx, context, [childId]);
    note({ childId, division, detail: { application: id, clause, chosen } });
    return { id };
  });
}
