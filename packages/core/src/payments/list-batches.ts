import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { benefitLine, paymentBatch } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, count, desc, eq, gte, lt, max, ne } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { peopleOf, sumsOf, toBatch, WHOLE_LIST } from "./batch-record.ts";
import type { PaymentBatches, paymentsListInput } from "./payments.schema.ts";
import { townPays } from "./who-pays.ts";

/** The newest month that is fixed for somebody of the area, unless a list of the whole area pays it. */
async function unlistedMonth(
  tx: TenantTransaction,
  { area: { code, lo, hi } }: StaffContext,
): Promise<CivilMonth | null> {
  const ofArea = and(gte(benefitLine.division, lo), lt(benefitLine.division, hi));
  const [newest] = await tx
    .select({ month: max(benefitLine.month) })
    .from(benefitLine)
    .where(ofArea);
  if (!newest?.month) return null;
  const [list] = await tx
    .select({ id: paymentBatch.id })
    .from(paymentBatch)
    .where(
      and(
        eq(paymentBatch.division, code),
        eq(paymentBatch.kind, "month"),
        gte(paymentBatch.month, newest.month),
        ne(paymentBatch.state, "cancelled"),
      ),
    )
    .limit(1);
  return list ? null : newest.month;
}

/** The lists of payments of the reader's area, the newest first. `month`: only those of a month. */
export async function listBatches(
  context: StaffContext,
  { month, offset, limit }: z.output<typeof paymentsListInput>,
): Promise<PaymentBatches> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, sums, total, unlisted } = await inTenant(
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
      const unlisted = await unlistedMonth(tx, context);
      return { rows: page, sums: await sumsOf(tx, ids), total: counted?.rows ?? 0, unlisted };
    },
    WHOLE_LIST,
  );
  const names = await staffNames(context, rows.flatMap(peopleOf));
  return {
    total,
    townPays: townPays(context),
    unlisted,
    rows: rows.flatMap((batch) => {
      const sum = sums.get(batch.id);
      return sum ? [toBatch(context, key, batch, sum, names)] : [];
    }),
  };
}
