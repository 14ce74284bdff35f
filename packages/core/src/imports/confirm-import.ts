import type { TenantTransaction } from "@tongyou/database";
import { child, importBatch } from "@tongyou/database/schema";
import { and, eq, gt, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import { reachDay } from "../children/working-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { BATCH_COLUMNS, type BatchRecord, getBatch, IMPORT, toSummary } from "./batch-record.ts";
import type { ImportSummary, importConfirmInput } from "./imports.schema.ts";
import { startImport } from "./run-import.ts";

/** Refuses a preview that no longer tells what would happen: children came on file since. */
async function refuseOutdated(tx: TenantTransaction, batch: BatchRecord): Promise<void> {
  const others = await tx
    .select({ state: importBatch.state, confirmedAt: importBatch.confirmedAt })
    .from(importBatch)
    .where(and(ne(importBatch.id, batch.id), inArray(importBatch.state, ["running", "done", "undone"])));
  if (others.some(({ state }) => state === "running"))
    throw conflict(
      { zh: "另一份台账正在导入。", en: "Another ledger is being taken over." },
      { zh: "请等它完成，再重新预览这份台账。", en: "Wait until it is done, then preview this one again." },
    );
  const imported = others.some(({ confirmedAt }) => confirmedAt && confirmedAt > batch.createdAt);
  const registered = await tx
    .select({ id: child.id })
    .from(child)
    .where(gt(child.createdAt, batch.createdAt))
    .limit(1);
  if (!imported && registered.length === 0) return;
  throw conflict(
    {
      zh: "预览之后又有儿童建档，预览结果已过时。",
      en: "Children were put on file after this preview; it is out of date.",
    },
    { zh: "请重新选择这份台账再预览一次。", en: "Choose the ledger again for a fresh preview." },
  );
}

/**
 * Confirms a previewed ledger: it is taken over in the background, group by group. Throws `conflict` for a second
 * click or an outdated preview, `stale` when the batch is not the one that was looked at, `notFound`.
 */
export async function confirmImport(
  context: StaffContext,
  { id, version }: z.output<typeof importConfirmInput>,
): Promise<ImportSummary> {
  const batch = await inTenant(context, "imports.confirm", async (tx, note) => {
    const known = await getBatch(tx, id);
    // One confirmation at a time in a place: the rows of its batches are locked before they are looked at.
    await tx
      .select({ id: importBatch.id })
      .from(importBatch)
      .where(inArray(importBatch.state, ["previewed", "running"]))
      .for("update");
    const [now] = await tx.select(BATCH_COLUMNS).from(importBatch).where(eq(importBatch.id, id));
    if (now?.state !== "previewed")
      throw conflict(
        { zh: "这份台账已经确认过。", en: "This ledger has been confirmed already." },
        { zh: "请刷新查看导入结果。", en: "Reload to see how it went." },
      );
    if (now.version !== version) throw stale(IMPORT);
    await refuseOutdated(tx, now);
    await tx
      .update(importBatch)
      .set({
        state: "running",
        version: version + 1,
        confirmedBy: context.staff.id,
        confirmedAt: context.now(),
      })
      .where(eq(importBatch.id, id));
    await reachDay(tx, now.referenceDate);
    note({
      division: known.division,
      detail: { import: id, rows: now.total, referenceDate: now.referenceDate },
    });
    return getBatch(tx, id);
  });
  startImport(context, id);
  return toSummary(batch, await staffNames(context, [batch.createdBy, batch.confirmedBy]));
}
