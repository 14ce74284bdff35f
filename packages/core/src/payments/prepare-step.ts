import { newId, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { payment, paymentBatch, paymentItem } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { eq, inArray, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { addStep, type BatchRecord, getBatch, sumsOf } from "./batch-record.ts";
import { countDue, type DueItem, type DueScope, lockFailed, lockRecoveries, readDue } from "./due-items.ts";
import { payeesOf } from "./payees-of.ts";

/** Children of one step. */
const STEP = 500;
type Reached = { after: string; serial: number; total: number };
const START = { after: "00000000-0000-0000-0000-000000000000", serial: 0 };

type Line = { item: DueItem; paymentId: string };
type Kept = { payment_id: string; fen: string };

/** Puts items into their payments; a source that another list took meanwhile is left to that list. */
async function putItems(tx: TenantTransaction, lines: readonly Line[]): Promise<Kept[]> {
  const rows = lines.map(({ item, paymentId }) => ({
    id: newId(),
    payment_id: paymentId,
    division: item.division,
    kind: item.kind,
    source_id: item.sourceId,
    month: item.month,
    class: item.class,
    fen: item.fen,
    base_fen: item.baseFen,
  }));
  const kept = await tx.execute<Kept>(sql`
    INSERT INTO payment_item (id, payment_id, division, kind, source_id, month, class, fen, base_fen)
    SELECT id, payment_id, division, kind, source_id, month, class, fen, base_fen
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS due (
      id uuid, payment_id uuid, division text, kind text, source_id uuid, month text, class text, fen bigint,
      base_fen bigint)
    ON CONFLICT DO NOTHING
    RETURNING payment_id, fen`);
  return kept.rows;
}

function addUp(sums: Map<string, number>, kept: readonly Kept[]): void {
  for (const { payment_id: id, fen } of kept) sums.set(id, (sums.get(id) ?? 0) + Number(fen));
}

/** Whole instalments, the oldest first, as long as the payment does not fall below nothing. */
function affordable(recoveries: readonly DueItem[], fen: number): DueItem[] {
  const taken: DueItem[] = [];
  let left = fen;
  for (const item of recoveries) {
    if (left + item.fen < 0) break;
    left += item.fen;
    taken.push(item);
  }
  return taken;
}

async function putPage(
  tx: TenantTransaction,
  key: TenantKey,
  batch: BatchRecord,
  due: ReadonlyMap<string, readonly DueItem[]>,
  { serial, on }: { serial: number; on: CivilDate },
): Promise<void> {
  const children = [...due.keys()];
  const payees = await payeesOf(tx, key, children, on);
  const payments = [...payees].map(([childId, payee], index) => ({
    id: newId(),
    batchId: batch.id,
    childId,
    division: due.get(childId)?.[0]?.division ?? batch.division,
    serial: serial + index + 1,
    fen: 0,
    state: "open" as const,
    ...payee,
  }));
  await tx.insert(payment).values(payments);
  const idOf = new Map(payments.map(({ childId, id }) => [childId, id]));
  const put = (items: readonly DueItem[]) =>
    putItems(
      tx,
      items.flatMap((item) => {
        const id = idOf.get(item.childId);
        return id === undefined ? [] : [{ item, paymentId: id }];
      }),
    );
  const sums = new Map<string, number>();
  const items = [...due.values()].flat();
  const failed = await lockFailed(tx, items);
  addUp(sums, await put(items.filter(({ kind, sourceId }) => kind !== "again" || failed.has(sourceId))));
  if (batch.kind === "month") {
    const recoveries = await lockRecoveries(tx, batch.month, children);
    const taken = [...recoveries].flatMap(([childId, instalments]) =>
      affordable(instalments, sums.get(idOf.get(childId) ?? "") ?? 0),
    );
    addUp(sums, await put(taken));
  }
  await setSums(
    tx,
    payments.map(({ id }) => ({ id, fen: sums.get(id) ?? null })),
  );
}

/** Writes the sum of each payment; one whose every source another list took holds nothing and is dropped. */
async function setSums(
  tx: TenantTransaction,
  sums: readonly { id: string; fen: number | null }[],
): Promise<void> {
  await tx.execute(sql`
    UPDATE payment p SET fen = coalesce(s.fen, 0), state = CASE WHEN s.fen IS NULL THEN 'dropped' ELSE p.state END
    FROM json_to_recordset(${JSON.stringify(sums)}::json) AS s (id uuid, fen bigint)
    WHERE p.id = s.id`);
}

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const key = await tenantKey(context.db, context.tenant);
  const batch = await getBatch(tx, context, job.subject);
  const scope: DueScope = { kind: batch.kind, month: batch.month, area: areaRange(batch.division) };
  const reached = (job.reached as Reached | null) ?? { ...START, total: await countDue(tx, scope) };
  const due = await readDue(tx, scope, reached.after, STEP);
  const last = [...due.keys()].at(-1);
  if (last === undefined) return finish(tx, context, batch, reached.serial, note);
  await putPage(tx, key, batch, due, { serial: reached.serial, on: civilDayOf(context.now()) });
  const serial = reached.serial + due.size;
  return {
    reached: { after: last, serial, total: reached.total } satisfies Reached,
    done: serial,
    total: Math.max(reached.total, serial),
  };
}

async function finish(
  tx: TenantTransaction,
  context: StaffContext,
  batch: BatchRecord,
  done: number,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const sum = (await sumsOf(tx, [batch.id])).get(batch.id)?.open ?? { payments: 0, fen: 0 };
  await tx.update(paymentBatch).set({ state: "prepared" }).where(eq(paymentBatch.id, batch.id));
  await addStep(tx, context, batch, "prepared", { sum });
  note({
    division: batch.division,
    detail: { batch: batch.id, kind: batch.kind, month: batch.month, ...sum },
  });
  return { result: sum, done };
}

/** Gives back whatever a list took: its sources wait for another one. */
export async function dropPayments(tx: TenantTransaction, batchId: string): Promise<void> {
  const ofBatch = tx.select({ id: payment.id }).from(payment).where(eq(payment.batchId, batchId));
  await tx.update(paymentItem).set({ live: false }).where(inArray(paymentItem.paymentId, ofBatch));
  await tx.update(payment).set({ state: "dropped" }).where(eq(payment.batchId, batchId));
}

/** Half a list is no list. */
async function abandon(tx: TenantTransaction, context: StaffContext, job: JobRecord): Promise<void> {
  const batch = await getBatch(tx, context, job.subject);
  await dropPayments(tx, batch.id);
  await tx.update(paymentBatch).set({ state: "cancelled" }).where(eq(paymentBatch.id, batch.id));
  await addStep(tx, context, batch, "cancelled");
}

/** Puts every child with money due into a list, the job's subject, each with its account and payee. */
export const preparing: JobWork = { permission: "payments.prepare", mayStop: true, step, abandon };
