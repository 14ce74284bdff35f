import { newId, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { payment, paymentAnswer, paymentItem, recoveryInstalment } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { inArray, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

type Source = (typeof paymentAnswer.$inferSelect)["source"];
export type Answer = {
  payment: { id: string; division: string };
  state: "paid" | "failed";
  reason: string | null;
};

/** Answers written in one statement. */
const AT_ONCE = 1_000;

/**
 * Instalments that payments take back, also those of payments that failed before and were sent again in these: marked
 * taken when the money was paid, due again when that turns out wrong.
 */
async function moveInstalments(
  tx: TenantTransaction,
  payments: readonly string[],
  state: "taken" | "due",
): Promise<void> {
  if (payments.length === 0) return;
  const { rows } = await tx.execute<{ id: string }>(sql`
    WITH RECURSIVE source AS (
      SELECT i.kind, i.source_id FROM payment_item i WHERE i.payment_id = ANY(${sql.param([...payments])}::uuid[])
      UNION ALL
      SELECT i.kind, i.source_id FROM source s JOIN payment_item i ON s.kind = 'again' AND i.id = s.source_id)
    SELECT source_id AS id FROM source WHERE kind = 'recovery'`);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.update(recoveryInstalment).set({ state }).where(inArray(recoveryInstalment.id, ids));
}

/**
 * Writes down what became of payments, with the reason and who said so, and brings their instalments in line. The
 * caller has locked their list and knows that they may be answered so.
 * @param on the day it was paid or came back
 */
export async function answerPayments(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  answers: readonly Answer[],
  { source, on }: { source: Source; on: CivilDate },
): Promise<void> {
  const at = context.now();
  for (let from = 0; from < answers.length; from += AT_ONCE) {
    const part = answers.slice(from, from + AT_ONCE);
    await tx.insert(paymentAnswer).values(
      part.map(({ payment: { id, division }, state, reason }) => ({
        id: newId(),
        paymentId: id,
        division,
        state,
        source,
        answeredOn: on,
        reason: reason === null ? null : sealText(key, reason),
        by: context.staff.id,
        at,
      })),
    );
    for (const state of ["paid", "failed"] as const) {
      const ids = part.filter((one) => one.state === state).map((one) => one.payment.id);
      if (ids.length === 0) continue;
      await tx.update(payment).set({ state, answeredOn: on }).where(inArray(payment.id, ids));
      await moveInstalments(tx, ids, state === "paid" ? "taken" : "due");
    }
  }
}

/** Leaves payments out of their list: what they hold waits for the next one. */
export async function leaveOutPayments(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  payments: readonly { id: string; division: string }[],
  reason: string,
): Promise<void> {
  const at = context.now();
  for (let from = 0; from < payments.length; from += AT_ONCE) {
    const part = payments.slice(from, from + AT_ONCE);
    const ids = part.map(({ id }) => id);
    await tx.insert(paymentAnswer).values(
      part.map(({ id, division }) => ({
        id: newId(),
        paymentId: id,
        division,
        state: "leftOut" as const,
        source: "person" as const,
        reason: sealText(key, reason),
        by: context.staff.id,
        at,
      })),
    );
    await tx.update(payment).set({ state: "leftOut" }).where(inArray(payment.id, ids));
    await giveBack(tx, ids);
  }
}

const giveBack = (tx: TenantTransaction, ids: readonly string[]) =>
  tx
    .update(paymentItem)
    .set({ live: false })
    .where(inArray(paymentItem.paymentId, [...ids]));
