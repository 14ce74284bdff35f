import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { fact, payment } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, exists, gt, ne, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { CONTACT } from "../facts/statement.ts";
import { inTenant } from "../verb.ts";
import { added, addStep, type BatchRecord, getBatch, moveBatch, WHOLE_LIST } from "./batch-record.ts";
import { getBatchView } from "./get-batch.ts";
import { payeesOf } from "./payees-of.ts";
import type { PaymentBatchView, paymentVersionInput, Sum } from "./payments.schema.ts";

/** True for a payment whose family's contacts somebody changed since the accounts of the list were read. */
export const contactsMoved = (tx: TenantTransaction, accountsAt: Date): SQL =>
  exists(
    tx
      .select({ id: fact.id })
      .from(fact)
      .where(and(eq(fact.childId, payment.childId), eq(fact.name, CONTACT), gt(fact.recordedAt, accountsAt))),
  );

async function readAgain(
  tx: TenantTransaction,
  key: TenantKey,
  batch: BatchRecord,
  { since, on }: { since: Date; on: CivilDate },
): Promise<Sum> {
  const rows = await tx
    .select({ id: payment.id, childId: payment.childId, fen: payment.fen })
    .from(payment)
    .where(
      and(
        eq(payment.batchId, batch.id),
        eq(payment.state, "open"),
        or(ne(payment.problems, ""), contactsMoved(tx, since)),
      ),
    );
  const children = rows.map(({ childId }) => childId);
  const payees = await payeesOf(tx, key, children, on);
  for (const { id, childId } of rows) {
    const payee = payees.get(childId);
    if (payee) await tx.update(payment).set(payee).where(eq(payment.id, id));
  }
  return added(...rows.map(({ fen }) => ({ payments: 1, fen })));
}

/**
 * Reads account and payee anew where something was missing or wrong, or was changed since the list was made. Throws
 * `conflict` for a list that is approved, `stale`, `notFound`.
 */
export async function readAccounts(
  context: StaffContext,
  input: z.output<typeof paymentVersionInput>,
): Promise<PaymentBatchView> {
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.readAccounts",
    async (tx, note) => {
      const { accountsAt } = await getBatch(tx, context, input.id);
      const batch = await moveBatch(tx, context, input, "prepared", { accountsAt: context.now() });
      const sum = await readAgain(tx, key, batch, {
        since: accountsAt,
        on: civilDayOf(context.now()),
      });
      await addStep(tx, context, batch, "accountsRead", { sum });
      note({ division: batch.division, detail: { batch: batch.id, ...sum } });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
