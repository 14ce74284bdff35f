import { type TenantTransaction, withTenant } from "@tongyou/database";
import {
  benefitLine,
  correction,
  oneTimeGrant,
  payment,
  paymentBatch,
  paymentItem,
  recoveryPlan,
} from "@tongyou/database/schema";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { readOwed } from "../corrections/open-recoveries.ts";
import { areaRange } from "../divisions/index.ts";

const readPayments = (tx: TenantTransaction, childId: string) =>
  tx
    .select()
    .from(payment)
    .where(and(eq(payment.childId, childId), ne(payment.state, "dropped")))
    .orderBy(asc(payment.id));

const readItems = (tx: TenantTransaction, childId: string) =>
  tx
    .select({
      id: paymentItem.id,
      paymentId: paymentItem.paymentId,
      kind: paymentItem.kind,
      sourceId: paymentItem.sourceId,
      month: paymentItem.month,
      class: paymentItem.class,
      fen: paymentItem.fen,
      live: paymentItem.live,
    })
    .from(paymentItem)
    .innerJoin(payment, eq(payment.id, paymentItem.paymentId))
    .where(and(eq(payment.childId, childId), ne(payment.state, "dropped")))
    .orderBy(asc(payment.id), asc(paymentItem.month), asc(paymentItem.id));

/** All that is stored of a child's money: what was fixed, corrected, granted once, listed, and taken back. */
export async function readMoney(tx: TenantTransaction, childId: string) {
  const [lines, corrections, grants, payments, items, plans, { instalments }] = await Promise.all([
    tx
      .select()
      .from(benefitLine)
      .where(eq(benefitLine.childId, childId))
      .orderBy(asc(benefitLine.month), asc(benefitLine.id)),
    tx
      .select()
      .from(correction)
      .where(and(eq(correction.childId, childId), ne(correction.state, "withdrawn")))
      .orderBy(asc(correction.month), asc(correction.proposedAt), asc(correction.id)),
    tx
      .select()
      .from(oneTimeGrant)
      .where(and(eq(oneTimeGrant.childId, childId), eq(oneTimeGrant.state, "approved")))
      .orderBy(asc(oneTimeGrant.decidedAt), asc(oneTimeGrant.id)),
    readPayments(tx, childId),
    readItems(tx, childId),
    tx
      .select({ id: recoveryPlan.id, document: recoveryPlan.document, decidedBy: recoveryPlan.decidedBy })
      .from(recoveryPlan)
      .where(eq(recoveryPlan.childId, childId)),
    readOwed(tx, childId),
  ]);
  return { lines, corrections, grants, payments, items, plans, instalments };
}

export type MoneyRows = Awaited<ReturnType<typeof readMoney>>;

/**
 * The lists in which payments stand, by id: of the whole bureau, since a list is a county's and the reader may work in
 * one of its villages. Opens a transaction of its own: call it outside one.
 */
export async function listsOf(
  { db, tenant }: Pick<StaffContext, "db" | "tenant">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, typeof paymentBatch.$inferSelect>> {
  const { lo, hi } = areaRange(tenant.division);
  const rows = await withTenant(db, { tenant, area: { lo, hi } }, (tx) =>
    tx
      .select()
      .from(paymentBatch)
      .where(inArray(paymentBatch.id, [...new Set(ids)])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
