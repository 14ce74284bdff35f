import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { payment } from "@tongyou/database/schema";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { answerPayments } from "./answer-payments.ts";
import { refuseDay } from "./answered-day.ts";
import { added, addStep, moveBatch, WHOLE_LIST } from "./batch-record.ts";
import { getBatchView } from "./get-batch.ts";
import type { PaymentBatchView, paymentMarkAllInput, paymentMarkInput } from "./payments.schema.ts";

const PAYMENT = { zh: "款项", en: "payment" } as const;

/** Throws `conflict` when a payment that failed is on its way again in another list: it would be paid twice. */
async function refuseSentAgain(tx: TenantTransaction, id: string): Promise<void> {
  const { rows } = await tx.execute<{ found: number }>(sql`
    SELECT 1 AS found FROM payment_item i JOIN payment_item t ON t.kind = 'again' AND t.source_id = i.id AND t.live
    WHERE i.payment_id = ${id} LIMIT 1`);
  if (rows.length > 0)
    throw conflict(
      {
        zh: "这一笔已在另一份清单里重新发放。",
        en: "This payment is being paid again in another list.",
      },
      {
        zh: "请先在那一份清单里留到下次或作废，再更改这里。",
        en: "Leave it out there, or cancel that list, before changing it here.",
      },
    );
}

/**
 * Says of one payment that it arrived or failed, with the reason; also to put right what was said before, as long as
 * the list is open. What was said stays in its history. Throws `conflict`, `stale`, `invalid`, `notFound`.
 */
export async function markPayment(
  context: StaffContext,
  { payment: id, answer, on, reason, ...input }: z.output<typeof paymentMarkInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.mark",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "approved");
      refuseDay(context, batch, on);
      const [found] = await tx
        .select()
        .from(payment)
        .where(and(eq(payment.id, id), eq(payment.batchId, batch.id)))
        .for("update");
      if (!found) throw notFound(PAYMENT);
      if (found.state === answer || found.state === "leftOut" || found.state === "dropped")
        throw conflict(
          { zh: "这一笔不需要这样登记。", en: "This payment is not to be marked so." },
          { zh: "请刷新查看它现在的结果。", en: "Reload to see what is known of it." },
        );
      if (found.fen === 0)
        throw conflict(
          { zh: "这一笔应发与扣回相抵，没有送银行。", en: "Nothing of this payment went to the bank." },
          { zh: "不需要登记结果。", en: "There is no result to mark." },
        );
      await refuseSentAgain(tx, id);
      await answerPayments(tx, context, key, [{ payment: found, state: answer, reason }], {
        source: "person",
        on,
      });
      const sum = { payments: 1, fen: found.fen };
      await addStep(tx, context, batch, "marked", { sum, reason: { key, text: reason } });
      note({
        childId: found.childId,
        division: found.division,
        detail: { batch: batch.id, payment: id, answer, before: found.state },
      });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}

/**
 * Says of all open payments of a list that they arrived. Throws `conflict` where none is open, `stale`, `invalid`,
 * `notFound`.
 */
export async function markAllPaid(
  context: StaffContext,
  { on, reason, ...input }: z.output<typeof paymentMarkAllInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.markAll",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "approved");
      refuseDay(context, batch, on);
      const open = await tx
        .select({ id: payment.id, division: payment.division, fen: payment.fen })
        .from(payment)
        .where(and(eq(payment.batchId, batch.id), eq(payment.state, "open")));
      if (open.length === 0)
        throw conflict(
          { zh: "没有还在等结果的款项。", en: "No payment waits for an answer." },
          { zh: "请刷新查看。", en: "Reload to see where it stands." },
        );
      const answers = open.map((one) => ({ payment: one, state: "paid" as const, reason: null }));
      await answerPayments(tx, context, key, answers, { source: "all", on });
      const sum = added(...open.map(({ fen }) => ({ payments: 1, fen })));
      await addStep(tx, context, batch, "marked", { sum, reason: { key, text: reason } });
      note({ division: batch.division, detail: { batch: batch.id, on, ...sum } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
