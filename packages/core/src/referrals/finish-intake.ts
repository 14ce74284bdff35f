import { tenantKey } from "@tongyou/database";
import { intake, referral } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { raiseIntake } from "./intake-record.ts";
import type { finishIntakeInput } from "./referrals.schema.ts";

/**
 * Finishes a request with what the family was told, once every referral made of it is closed.
 * @throws DomainError `conflict` before that or a second time, `stale`, `notFound`
 */
export async function finishIntake(
  context: StaffContext,
  input: z.output<typeof finishIntakeInput>,
): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.finishIntake", async (tx, note) => {
    const row = await raiseIntake(tx, context, input);
    const [open] = await tx
      .select({ id: referral.id })
      .from(referral)
      .where(and(eq(referral.intakeId, row.id), isNull(referral.closedAt)))
      .limit(1);
    if (open || row.finishedAt !== null)
      throw conflict(
        open
          ? { zh: "还有协同事项没有办结。", en: "A referral of it is still open." }
          : { zh: "这件受理登记已经办结。", en: "This request is finished." },
        open
          ? {
              zh: "请等部门答复，确认后再告知家庭。",
              en: "Wait for the departments, close the referrals, then tell the family.",
            }
          : { zh: "请刷新页面查看结果。", en: "Reload the page to see the result." },
      );
    await tx
      .update(intake)
      .set({
        resultSealed: sealJson(key, { result: input.result }),
        finishedBy: context.staff.id,
        finishedAt: context.now(),
      })
      .where(eq(intake.id, row.id));
    note({
      ...(row.childId && { childId: row.childId }),
      division: row.division,
      detail: { intake: row.id },
    });
    return { version: row.version };
  });
}
