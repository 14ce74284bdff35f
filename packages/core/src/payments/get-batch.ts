import { openText, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { paymentStep } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { holds } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { getBatch, peopleOf, sumsOf, toBatch, WHOLE_LIST } from "./batch-record.ts";
import { checksOf, sharedPayees } from "./checks.ts";
import { financeSummary } from "./finance-summary.ts";
import type { PaymentBatchView, PaymentStep, paymentBatchInput } from "./payments.schema.ts";

const stepsOf = (tx: TenantTransaction, id: string) =>
  tx
    .select()
    .from(paymentStep)
    .where(eq(paymentStep.batchId, id))
    .orderBy(asc(paymentStep.at), asc(paymentStep.id));

/** Reasons may speak of a child: they are for those who may see the payments. */
const toStep =
  (context: StaffContext, key: TenantKey, names: ReadonlyMap<string, string>) =>
  (row: typeof paymentStep.$inferSelect): PaymentStep => ({
    step: row.step,
    by: names.get(row.by) ?? "",
    at: row.at.toISOString(),
    payments: row.payments,
    fen: row.fen,
    reason: row.reason === null || !holds(context, "payments.rows") ? null : openText(key, row.reason),
  });

/**
 * One list of payments: where it stands, what its payments add up to, what is to be looked at before it goes to the
 * bank, its sums for finance, and what was done with it. Throws `notFound`.
 */
export async function getBatchView(
  context: StaffContext,
  { id }: z.output<typeof paymentBatchInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  const found = await inTenant(
    context,
    "payments.get",
    async (tx) => {
      const batch = await getBatch(tx, context, id);
      const [sums, checks, payees, summary, steps] = await Promise.all([
        sumsOf(tx, [id]),
        checksOf(tx, batch),
        sharedPayees(tx, key, batch),
        financeSummary(tx, context, batch),
        stepsOf(tx, id),
      ]);
      return { batch, sums, checks: [...checks, ...payees], summary, steps };
    },
    WHOLE_LIST,
  );
  const { batch, steps, checks, summary } = found;
  const names = await staffNames(context, [...peopleOf(batch), ...steps.map(({ by }) => by)]);
  const sums = found.sums.get(id);
  if (!sums) throw new Error(`list ${id} has no sums`);
  return {
    ...toBatch(context, key, batch, sums, names),
    checks,
    summary,
    steps: steps.map(toStep(context, key, names)),
  };
}
