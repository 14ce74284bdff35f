import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addSteps, lockApplications, neighbourOf } from "./application-record.ts";
import type { judgeApplicationInput } from "./applications.schema.ts";
import { filesFor } from "./files-for.ts";
import { moveOn } from "./move-on.ts";
import { termsNow } from "./stage-term.ts";
import { requireTurn } from "./turn-of.ts";

type Input = z.output<typeof judgeApplicationInput>;

/**
 * Sends an application back to the stage before, with what is missing. Its term there begins anew.
 * @throws DomainError `conflict` (the first stage, somebody else's stage, closed), `stale`, `notFound`
 */
export async function sendBackApplication(context: StaffContext, input: Input): Promise<{ id: string }> {
  const { id, opinion } = input;
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "applications.return", async (tx, note) => {
    const record = (await lockApplications(tx, [id])).get(id);
    requireTurn(record, context, input);
    const before = neighbourOf(record, -1);
    if (!before)
      throw conflict(
        {
          zh: "这是第一个环节，没有可退回的上一环节。",
          en: "This is the first stage: there is none before it.",
        },
        { zh: "家庭不再申请的，请办理撤回。", en: "Withdraw it if the family no longer applies." },
      );
    const restricted = (await filesFor(tx, [record])).get(record.childId)?.restricted ?? null;
    await moveOn(tx, context, await termsNow(tx, context.now()), [{ record, restricted }], -1);
    await addSteps(tx, context, key, [{ application: record, stage: record.stage, act: "return", opinion }]);
    note({
      childId: record.childId,
      division: record.division,
      detail: { application: id, stage: record.stage, to: before.id },
    });
    return { id };
  });
}
