import { tenantKey } from "@tongyou/database";
import { paymentBatch } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { peopleOf, sumsOf, toBatch, WHOLE_LIST } from "./batch-record.ts";
import type { PaymentBatches, paymentsListInput } from "./payments.schema.ts";
import { townPays } from "./who-pays.ts";

/** The lists of payments of the reader's area, the newest first. `month`: only those of a month. */
export async function listBatches(
  context: StaffContext,
  { month, offset, limit }: z.output<typeof paymentsListInput>,
): Promise<PaymentBatches> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, sums, total } = await inTenant(
    context,
    "payments.list",
    async (tx) => {
      const where = and(
        gte(paymentBatch.division, context.area.lo),
        lt(paymentBatch.division, context.area.hi),
        month === undefined ? undefined : eq(paymentBatch.month, month),
      );
      const [counted] = await tx.select({ rows: count() }).from(paymentBatch).where(where);
      const page = await tx
        .select()
        .from(paymentBatch)
        .where(where)
        .orderBy(desc(paymentBatch.preparedAt), desc(paymentBatch.id))
        .offset(offset)
        .limit(limit);
      const ids = page.map(({ id }) => id);
      return { rows: page, sums: await sumsOf(tx, ids), total: counted?.rows ?? 0 };
    },
    WHOLE_LIST,
  );
  const names = await staffNames(context, rows.flatMap(peopleOf));
  return {
    total,
    townPays: townPays(context),
    rows: rows.flatMap((batch) => {
      const sum = sums.get(batch.id);
      return sum ? [toBatch(context, key, batch, sum, names)] : [];
    }),
  };
}
