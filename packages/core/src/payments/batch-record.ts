import { newId, openText, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { payment, paymentBatch, paymentStep } from "@tongyou/database/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { holds } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, notFound, stale } from "../errors/refusals.ts";
import { yuanText } from "../money/yuan-text.ts";
import { batchNumber } from "./payment-number.ts";
import type { BatchState, PaymentBatch, PaymentState, PaymentStep, Sum } from "./payments.schema.ts";
import { payerOf } from "./who-pays.ts";

export const BATCH = { zh: "发放清单", en: "list of payments" } as const;
export type BatchRecord = typeof paymentBatch.$inferSelect;

/**
 * How verbs on a list that is there open the bureau: a list stays whole when one of its children moves to another
 * area, so they see all its payments; `getBatch` shuts the lists of other areas.
 */
export const WHOLE_LIST = { area: "tenant", timeoutMs: 120_000 } as const;

/** The list; throws `notFound` also outside the area. */
export async function getBatch(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<BatchRecord> {
  const [batch] = await tx.select().from(paymentBatch).where(eq(paymentBatch.id, id));
  if (!batch || !isWithin(batch.division, context.area.code)) throw notFound(BATCH);
  return batch;
}

const STATES: Readonly<Record<BatchState, { zh: string; en: string }>> = {
  preparing: { zh: "正在生成", en: "being prepared" },
  prepared: { zh: "已生成、等待审批", en: "prepared and waiting for approval" },
  approved: { zh: "已审批、正在发放", en: "approved and being paid" },
  closed: { zh: "已结清", en: "closed" },
  cancelled: { zh: "已作废", en: "cancelled" },
};

/** Throws `conflict` unless the list is in one of the states. */
export function requireState(batch: BatchRecord, ...states: BatchState[]): void {
  if (states.includes(batch.state)) return;
  const state = STATES[batch.state];
  throw conflict(
    { zh: `这份发放清单${state.zh}。`, en: `This list of payments is ${state.en}.` },
    { zh: "请刷新查看当前状态后再办理。", en: "Reload to see where it stands." },
  );
}

/**
 * Moves a list on: locks it until the commit, sets `change` and raises the version. Throws `notFound`, `conflict` when
 * it is not in the state `from`, and `stale` when it was changed since `version`.
 */
export async function moveBatch(
  tx: TenantTransaction,
  context: StaffContext,
  { id, version }: { id: string; version: number },
  from: BatchState,
  change: Partial<typeof paymentBatch.$inferInsert> = {},
): Promise<BatchRecord> {
  const found = await getBatch(tx, context, id);
  const [moved] = await tx
    .update(paymentBatch)
    .set({ ...change, version: sql`${paymentBatch.version} + 1` })
    .where(and(eq(paymentBatch.id, id), eq(paymentBatch.version, version), eq(paymentBatch.state, from)))
    .returning();
  if (moved) return moved;
  requireState(found, from);
  throw stale(BATCH);
}

/** Writes down what was done with a list. */
export async function addStep(
  tx: TenantTransaction,
  context: StaffContext,
  batch: Pick<BatchRecord, "id" | "division">,
  step: PaymentStep["step"],
  told: { sum?: Sum; reason?: { key: TenantKey; text: string } } = {},
): Promise<void> {
  await tx.insert(paymentStep).values({
    id: newId(),
    batchId: batch.id,
    division: batch.division,
    step,
    by: context.staff.id,
    at: context.now(),
    payments: told.sum?.payments ?? null,
    fen: told.sum?.fen ?? null,
    reason: told.reason ? sealText(told.reason.key, told.reason.text) : null,
  });
}

export type Sums = Readonly<Record<PaymentState, Sum>>;
const NOTHING: Sum = { payments: 0, fen: 0 };

/** What the payments of lists add up to, by list and state. */
export async function sumsOf(tx: TenantTransaction, ids: readonly string[]): Promise<Map<string, Sums>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      batch: payment.batchId,
      state: payment.state,
      payments: sql<number>`count(*)::int`,
      fen: sql<string>`sum(${payment.fen})`.mapWith(Number),
    })
    .from(payment)
    .where(inArray(payment.batchId, [...ids]))
    .groupBy(payment.batchId, payment.state);
  const found = new Map<string, Sums>(
    ids.map((id) => [
      id,
      { open: NOTHING, leftOut: NOTHING, paid: NOTHING, failed: NOTHING, dropped: NOTHING },
    ]),
  );
  for (const { batch, state, payments, fen } of rows) {
    const before = found.get(batch);
    if (before) found.set(batch, { ...before, [state]: { payments, fen } });
  }
  return found;
}

export const added = (...sums: readonly Sum[]): Sum => ({
  payments: sums.reduce((all, one) => all + one.payments, 0),
  fen: sums.reduce((all, one) => all + one.fen, 0),
});

/** A sum in words. */
export const told = ({ payments, fen }: Sum) => ({
  zh: `${payments} 笔，${yuanText(fen)}`,
  en: `${payments} payments, ${yuanText(fen)}`,
});

/** Everybody a list names, by id. */
export const peopleOf = (batch: BatchRecord) => [batch.preparedBy, batch.approvedBy, batch.reopenBy];

/** A list as the console shows it. */
export function toBatch(
  context: StaffContext,
  key: TenantKey,
  batch: BatchRecord,
  sums: Sums,
  names: ReadonlyMap<string, string>,
): PaymentBatch {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ""));
  const { id: reader } = context.staff;
  return {
    id: batch.id,
    kind: batch.kind,
    month: batch.month,
    area: { code: batch.division, name: findDivision(batch.division)?.name ?? batch.division },
    payer: payerOf(context, batch.division),
    number: batchNumber(batch),
    state: batch.state,
    version: batch.version,
    due: added(sums.paid, sums.failed, sums.open),
    paid: sums.paid,
    failed: sums.failed,
    open: sums.open,
    leftOut: sums.leftOut,
    preparedBy: name(batch.preparedBy) ?? "",
    preparedAt: batch.preparedAt.toISOString(),
    approvedBy: name(batch.approvedBy),
    approvedAt: batch.approvedAt?.toISOString() ?? null,
    exportedAt: batch.exportedAt?.toISOString() ?? null,
    closedAt: batch.closedAt?.toISOString() ?? null,
    reopen:
      batch.reopenReason === null
        ? null
        : { by: name(batch.reopenBy) ?? "", reason: openText(key, batch.reopenReason) },
    mayApprove:
      batch.state === "prepared" && batch.preparedBy !== reader && holds(context, "payments.approve"),
    mayAnswerReopen:
      batch.reopenBy !== null && batch.reopenBy !== reader && holds(context, "payments.answerReopen"),
  };
}
