import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { payment } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { answerPayments } from "./answer-payments.ts";
import {
  addStep,
  type BatchRecord,
  getBatch,
  moveBatch,
  requireState,
  sumsOf,
  WHOLE_LIST,
} from "./batch-record.ts";
import { refuseBlocked } from "./checks.ts";
import { getBatchView } from "./get-batch.ts";
import type { PaymentBatchView, paymentVersionInput } from "./payments.schema.ts";
import { dropPayments } from "./prepare-step.ts";

/** Nothing is transferred where as much is taken back as is due: that payment is done at once. */
async function settleNetted(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  batch: BatchRecord,
): Promise<void> {
  const netted = await tx
    .select({ id: payment.id, division: payment.division })
    .from(payment)
    .where(and(eq(payment.batchId, batch.id), eq(payment.state, "open"), eq(payment.fen, 0)));
  const answers = netted.map((one) => ({ payment: one, state: "paid" as const, reason: null }));
  const on = civilDayOf(context.now());
  await answerPayments(tx, context, key, answers, { source: "netted", on });
}

/**
 * Agrees to a list, which then goes to the bank as it is. Only another person than who prepared it can; the database
 * refuses it too. Throws `conflict` for the same person, while something keeps a payment from the bank, or when all
 * are left out; `stale`, `notFound`.
 */
export async function approveBatch(
  context: StaffContext,
  input: z.output<typeof paymentVersionInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.approve",
    async (tx, note) => {
      const found = await getBatch(tx, context, input.id);
      requireState(found, "prepared");
      if (found.preparedBy === context.staff.id)
        throw conflict(
          {
            zh: "这份清单是您本人生成的，不能由您审批。",
            en: "You prepared this list; you cannot approve it.",
          },
          { zh: "请由另一位有审批权限的同事审批。", en: "Have a colleague who may approve do it." },
        );
      const batch = await moveBatch(tx, context, input, "prepared", {
        state: "approved",
        approvedBy: context.staff.id,
        approvedAt: context.now(),
      });
      await refuseBlocked(tx, found);
      const sum = (await sumsOf(tx, [batch.id])).get(batch.id)?.open;
      if (!sum || sum.payments === 0)
        throw conflict(
          { zh: "清单里没有要发放的款项。", en: "Nothing of the list is left to be paid." },
          { zh: "请作废这份清单。", en: "Cancel this list." },
        );
      await settleNetted(tx, context, key, batch);
      await addStep(tx, context, batch, "approved", { sum });
      note({ division: batch.division, detail: { batch: batch.id, month: batch.month, ...sum } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}

/** Puts a list away that is not approved: what it held waits for another. Throws `conflict`, `stale`, `notFound`. */
export async function cancelBatch(
  context: StaffContext,
  input: z.output<typeof paymentVersionInput>,
): Promise<PaymentBatchView> {
  await inTenant(
    context,
    "payments.cancel",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "prepared", { state: "cancelled" });
      await dropPayments(tx, batch.id);
      await addStep(tx, context, batch, "cancelled");
      note({ division: batch.division, detail: { batch: batch.id } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
