import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { payment, paymentBatch } from "@tongyou/database/schema";
import type { Bilingual, CivilDate } from "@tongyou/policy";
import { and, asc, eq, ne } from "drizzle-orm";
import { itemsOf, reasonsOf } from "./list-payments.ts";
import { paymentNumber } from "./payment-number.ts";
import type { PaymentKind, PaymentRow, PaymentState } from "./payments.schema.ts";

/** What a child was sent: `fen` is the sum of the items, and 0 where as much was taken back as was due. */
export type ChildPayment = {
  id: string;
  batch: string;
  number: string;
  kind: PaymentKind;
  month: string;
  fen: number;
  state: PaymentState;
  /** The day the bank answered. */
  on: CivilDate | null;
  /** Why it failed or was left out. */
  reason: string | null;
  approvedAt: Date | null;
  items: PaymentRow["items"];
};

/** Every payment of a child in lists that are approved or closed, the earliest first; `titles`: of the classes. */
export async function paymentsOfChild(
  tx: TenantTransaction,
  key: TenantKey,
  childId: string,
  titles: ReadonlyMap<string, Bilingual>,
): Promise<ChildPayment[]> {
  const rows = await tx
    .select({ of: payment, batch: paymentBatch })
    .from(payment)
    .innerJoin(paymentBatch, eq(paymentBatch.id, payment.batchId))
    .where(and(eq(payment.childId, childId), ne(payment.state, "dropped")))
    .orderBy(asc(paymentBatch.preparedAt), asc(payment.serial));
  const sent = rows.filter(({ batch }) => batch.state === "approved" || batch.state === "closed");
  const ids = sent.map(({ of }) => of.id);
  const [items, reasons] = await Promise.all([itemsOf(tx, ids, titles), reasonsOf(tx, key, ids)]);
  return sent.map(({ of, batch }) => ({
    id: of.id,
    batch: batch.id,
    number: paymentNumber(batch, of.serial),
    kind: batch.kind,
    month: batch.month,
    fen: of.fen,
    state: of.state,
    on: of.answeredOn,
    reason: reasons.get(of.id) ?? null,
    approvedAt: batch.approvedAt,
    items: items.get(of.id) ?? [],
  }));
}
