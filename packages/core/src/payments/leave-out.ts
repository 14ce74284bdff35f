import { tenantKey } from "@tongyou/database";
import { payment } from "@tongyou/database/schema";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { leaveOutPayments } from "./answer-payments.ts";
import { added, addStep, moveBatch, WHOLE_LIST } from "./batch-record.ts";
import { getBatchView } from "./get-batch.ts";
import type { PaymentBatchView, paymentLeaveOutInput } from "./payments.schema.ts";

/**
 * Leaves payments to the next list, with the reason: those named, or all that cannot go to the bank. Nothing of them
 * is lost. Throws `conflict` for a list that is approved or payments that are not open in it, `stale`, `notFound`.
 */
export async function leaveOut(
  context: StaffContext,
  { payments, reason, ...input }: z.output<typeof paymentLeaveOutInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.leaveOut",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "prepared");
      const rows = await tx
        .select({ id: payment.id, division: payment.division, fen: payment.fen })
        .from(payment)
        .where(
          and(
            eq(payment.batchId, batch.id),
            eq(payment.state, "open"),
            payments ? inArray(payment.id, payments) : ne(payment.problems, ""),
          ),
        );
      if (rows.length === 0 || (payments && rows.length !== new Set(payments).size))
        throw conflict(
          {
            zh: "有款项不在这份清单的待发放里。",
            en: "Some of the payments are not open in this list.",
          },
          { zh: "请刷新后重新选择。", en: "Reload and choose again." },
        );
      await leaveOutPayments(tx, context, key, rows, reason);
      const sum = added(...rows.map(({ fen }) => ({ payments: 1, fen })));
      await addStep(tx, context, batch, "leftOut", { sum, reason: { key, text: reason } });
      note({ division: batch.division, detail: { batch: batch.id, ...sum } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
