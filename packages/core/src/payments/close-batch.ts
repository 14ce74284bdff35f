import { sealText, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { yuanText } from "../money/yuan-text.ts";
import { inTenant } from "../verb.ts";
import { addStep, getBatch, moveBatch, requireState, sumsOf, WHOLE_LIST } from "./batch-record.ts";
import { getBatchView } from "./get-batch.ts";
import type {
  PaymentBatchView,
  paymentAnswerReopenInput,
  paymentReopenInput,
  paymentVersionInput,
} from "./payments.schema.ts";

/**
 * Closes a list that is reconciled: each payment arrived or failed, none is open. What failed goes into the next list.
 * Throws `conflict` while one is open, `stale`, `notFound`.
 */
export async function closeBatch(
  context: StaffContext,
  input: z.output<typeof paymentVersionInput>,
): Promise<PaymentBatchView> {
  await inTenant(
    context,
    "payments.close",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "approved", {
        state: "closed",
        closedAt: context.now(),
      });
      const sums = (await sumsOf(tx, [batch.id])).get(batch.id);
      if (!sums || sums.open.payments > 0) {
        const { payments, fen } = sums?.open ?? { payments: 0, fen: 0 };
        throw conflict(
          {
            zh: `还有 ${payments} 笔、${yuanText(fen)} 没有银行结果，不能结清。`,
            en: `${payments} payments, ${yuanText(fen)}, wait for the bank's answer; this cannot be closed.`,
          },
          {
            zh: "请导入银行回盘，或逐笔登记结果，到未答复为零再结清。",
            en: "Import the bank's file or mark them one by one until none is open.",
          },
        );
      }
      await addStep(tx, context, batch, "closed", { sum: sums.paid });
      note({
        division: batch.division,
        detail: { batch: batch.id, month: batch.month, ...sums.paid, failures: sums.failed.payments },
      });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}

/**
 * Asks to open a closed list again, because a result turned out wrong; a second person answers. Throws `conflict` for
 * a list that is not closed or is asked for already, `stale`, `notFound`.
 */
export async function askReopen(
  context: StaffContext,
  { reason, ...input }: z.output<typeof paymentReopenInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.askReopen",
    async (tx, note) => {
      const found = await getBatch(tx, context, input.id);
      requireState(found, "closed");
      if (found.reopenBy !== null)
        throw conflict(
          { zh: "已经有人申请重新打开这份清单。", en: "Somebody asked to open this list again already." },
          { zh: "请等另一人答复。", en: "Wait for the second person's answer." },
        );
      const batch = await moveBatch(tx, context, input, "closed", {
        reopenBy: context.staff.id,
        reopenReason: sealText(key, reason),
      });
      await addStep(tx, context, batch, "reopenAsked", { reason: { key, text: reason } });
      note({ division: batch.division, detail: { batch: batch.id } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}

/**
 * Opens a closed list again or refuses to; only another person than who asked can. Open, single results can be put
 * right with their reason, and it is closed anew. Throws `conflict`, `stale`, `notFound`.
 */
export async function answerReopen(
  context: StaffContext,
  { agree, ...input }: z.output<typeof paymentAnswerReopenInput>,
): Promise<PaymentBatchView> {
  await inTenant(
    context,
    "payments.answerReopen",
    async (tx, note) => {
      const found = await getBatch(tx, context, input.id);
      if (found.reopenBy === null || found.reopenBy === context.staff.id)
        throw conflict(
          found.reopenBy === null
            ? { zh: "没有人申请重新打开这份清单。", en: "Nobody asked to open this list again." }
            : {
                zh: "重新打开是您本人申请的，不能由您答复。",
                en: "You asked to open it again; you cannot answer.",
              },
          { zh: "请由另一位有权限的同事答复。", en: "Have a colleague who may do it answer." },
        );
      const batch = await moveBatch(tx, context, input, "closed", {
        reopenBy: null,
        reopenReason: null,
        ...(agree && { state: "approved" as const, closedAt: null }),
      });
      await addStep(tx, context, batch, agree ? "reopened" : "reopenRefused");
      note({ division: batch.division, detail: { batch: batch.id, agree } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
