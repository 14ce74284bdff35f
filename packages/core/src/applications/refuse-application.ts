import { tenantKey } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { receiptOf } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addSteps, lockApplications } from "./application-record.ts";
import type { judgeApplicationInput } from "./applications.schema.ts";
import { barredFrom, judgedFor, judgingToday } from "./judge-allowance.ts";
import { requireOpen } from "./turn-of.ts";

/**
 * Refuses an application, with the reason that is printed for the family; by a second pair of eyes, and only where the
 * rules give nothing by the known facts: what is not known is no ground to refuse.
 * @throws DomainError `conflict` (another's stage, the same pair of eyes, a child who qualifies or may), `stale`, `notFound`
 */
export async function refuseApplication(
  context: StaffContext,
  input: z.output<typeof judgeApplicationInput>,
): Promise<{ id: string }> {
  const { id, opinion } = input;
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "applications.refuse", async (tx, note) => {
    const record = (await lockApplications(tx, [id])).get(id);
    requireOpen(record, input);
    const deciding = await judgingToday(tx, context);
    const { decided } = await judgedFor(tx, context, deciding, record.childId);
    const barred = barredFrom(context, record, deciding, decided);
    if (barred) throw conflict(barred.cause, barred.remedy);
    if (decided.decision.allowance.status !== "none")
      throw conflict(
        {
          zh: "按现有事实，这名儿童符合条件，或尚有事实未了解清楚，不能不予认定。",
          en: "By the known facts the child qualifies, or something is not known: it cannot be refused.",
        },
        {
          zh: "事实有误的，请先更正事实；材料不齐的，请退回补正。",
          en: "Correct a wrong fact first; send it back where something is missing.",
        },
      );
    await tx
      .update(application)
      .set({
        state: "refused",
        closedAt: context.now(),
        decidedOn: deciding.on,
        receipt: receiptOf(deciding.policy, decided, context.now()),
        version: sql`${application.version} + 1`,
      })
      .where(eq(application.id, id));
    await addSteps(tx, context, key, [{ application: record, stage: record.stage, act: "refuse", opinion }]);
    note({
      childId: record.childId,
      division: record.division,
      detail: { application: id, on: deciding.on },
    });
    return { id };
  });
}
