import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { payment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { answerPayments } from "./answer-payments.ts";
import { refuseDay } from "./answered-day.ts";
import {
  added,
  addStep,
  type BatchRecord,
  getBatch,
  moveBatch,
  requireState,
  WHOLE_LIST,
} from "./batch-record.ts";
import { getBatchView } from "./get-batch.ts";
import { type Matched, matchReturns, type Sent } from "./match-returns.ts";
import type {
  PaymentBatchView,
  ReturnsPreview,
  returnsPreviewInput,
  returnsTakeInput,
  Sum,
} from "./payments.schema.ts";
import { type ReturnLine, readReturns } from "./read-returns.ts";

/** Refused rows that are listed; the count tells of the rest. */
const LISTED = 200;

async function matched(
  tx: TenantTransaction,
  batch: BatchRecord,
  lines: readonly ReturnLine[],
): Promise<Matched> {
  const rows: Sent[] = await tx
    .select({
      id: payment.id,
      division: payment.division,
      serial: payment.serial,
      fen: payment.fen,
      state: payment.state,
    })
    .from(payment)
    .where(eq(payment.batchId, batch.id));
  return matchReturns(batch, new Map(rows.map((row) => [row.serial, row])), lines);
}

const sumOf = ({ taken }: Matched, state: "paid" | "failed"): Sum =>
  added(...taken.filter((one) => one.state === state).map(({ sent }) => ({ payments: 1, fen: sent.fen })));

/**
 * What a file of the bank's would change, and which of its rows are refused and why. Nothing is taken over yet.
 * Throws `invalid` for a file that is no such list, `conflict` for a list that is not with the bank, `notFound`.
 */
export async function previewReturns(
  context: StaffContext,
  { id, content }: z.output<typeof returnsPreviewInput>,
): Promise<ReturnsPreview> {
  const lines = readReturns(Buffer.from(content, "base64"));
  return inTenant(
    context,
    "payments.previewReturns",
    async (tx, note) => {
      const batch = await getBatch(tx, context, id);
      requireState(batch, "approved");
      const found = await matched(tx, batch, lines);
      note({ division: batch.division, detail: { batch: id, rows: lines.length } });
      return {
        rows: lines.length,
        paid: sumOf(found, "paid"),
        failed: sumOf(found, "failed"),
        known: found.known,
        blank: found.blank,
        refused: found.refused.slice(0, LISTED),
        refusedCount: found.refused.length,
      };
    },
    WHOLE_LIST,
  );
}

/**
 * Takes over what the bank answered. A file with a row that cannot be right is refused as a whole, so that nothing is
 * half taken; a file with part of the list is enough. Throws `conflict`, `stale`, `invalid`, `notFound`.
 */
export async function takeReturns(
  context: StaffContext,
  { content, on, ...input }: z.output<typeof returnsTakeInput>,
): Promise<PaymentBatchView> {
  const lines = readReturns(Buffer.from(content, "base64"));
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(
    context,
    "payments.takeReturns",
    async (tx, note) => {
      const batch = await moveBatch(tx, context, input, "approved");
      refuseDay(context, batch, on);
      const found = await matched(tx, batch, lines);
      const [refused] = found.refused;
      if (refused)
        throw conflict(
          {
            zh: `文件里有 ${found.refused.length} 行不能导入，整份没有导入。第 ${refused.row} 行：${refused.cause.zh}。`,
            en: `${found.refused.length} rows cannot be taken over, so none was. Row ${refused.row}: ${refused.cause.en}.`,
          },
          { zh: `${refused.remedy.zh}，再导入一次。`, en: `${refused.remedy.en}, then import again.` },
          "content",
        );
      const answers = found.taken.map(({ sent, state, reason }) => ({ payment: sent, state, reason }));
      await answerPayments(tx, context, key, answers, { source: "returns", on });
      const [paid, failed] = [sumOf(found, "paid"), sumOf(found, "failed")];
      await addStep(tx, context, batch, "returned", { sum: added(paid, failed) });
      note({
        division: batch.division,
        detail: {
          batch: batch.id,
          on,
          ...added(paid, failed),
          failures: failed.payments,
          known: found.known,
        },
      });
    },
    WHOLE_LIST,
  );
  return getBatchView(context, { id: input.id });
}
