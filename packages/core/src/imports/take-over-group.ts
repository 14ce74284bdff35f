import { appendAudits, type TenantTransaction } from "@tongyou/database";
import { importBatch, importGroup } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { rewriteDecisions } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { auditEntry } from "../verb.ts";
import { confirmFiled } from "./confirm-children.ts";
import { type GroupRow, openGroup } from "./group-content.ts";
import { joinHouseholds } from "./join-households.ts";
import type { TakeOver } from "./take-over.ts";
import { takeOverChanges } from "./take-over-changes.ts";
import { type NewFiles, prepareNew, takeOverNew } from "./take-over-new.ts";

/** A group of rows ready for its turn; `done` rows come before it. */
export type PreparedGroup = { rows: GroupRow[]; files: NewFiles | undefined; done: number };

/** Reads and opens a group and prepares what needs no look at the files on record. */
export async function prepareGroup(
  tx: TenantTransaction,
  run: TakeOver,
  number: number,
  done: number,
): Promise<PreparedGroup> {
  const [found] = await tx
    .select({ content: importGroup.content })
    .from(importGroup)
    .where(and(eq(importGroup.importId, run.importId), eq(importGroup.number, number)));
  const rows = found ? openGroup(run.key, found.content) : [];
  const files = prepareNew(
    run,
    rows.filter((row) => row.fresh),
  );
  return { rows, files, done };
}

/** Takes the turn for a group: false when the batch is no longer running or somebody else took the turn. */
async function takeTurn(tx: TenantTransaction, id: string, { rows, done }: PreparedGroup): Promise<boolean> {
  const turn = await tx
    .update(importBatch)
    .set({ progress: done + rows.length })
    .where(and(eq(importBatch.id, id), eq(importBatch.state, "running"), eq(importBatch.progress, done)))
    .returning({ id: importBatch.id });
  return turn.length > 0;
}

/**
 * Takes one group of rows over, all or nothing, in the caller's transaction: files on record learn what is new, new
 * files are opened, siblings come together, whoever qualifies is confirmed, every child touched is written down. Returns false when it is not this
 * caller's turn.
 */
export async function takeOverGroup(
  tx: TenantTransaction,
  context: StaffContext,
  run: TakeOver,
  group: PreparedGroup,
  whileBusy: () => void,
): Promise<boolean> {
  if (!(await takeTurn(tx, run.importId, group))) return false;
  const filed = group.rows.filter((row) => !row.fresh);
  const changed = new Set(await takeOverChanges(tx, run, filed));
  const opening = group.files && takeOverNew(tx, context, run, group.files);
  whileBusy();
  await opening;
  await joinHouseholds(tx, group.rows);
  await rewriteDecisions(tx, context, [...changed], run.deciding);
  const confirmed = await confirmFiled(tx, context, run, filed);
  const awarded = new Set([...confirmed, ...(group.files?.awards ?? []).map(({ childId }) => childId)]);
  const notes = group.rows.flatMap(({ row, childId, division, fresh }) => {
    const change = fresh ? "new" : changed.has(childId) ? "changed" : "unchanged";
    if (change === "unchanged" && !awarded.has(childId)) return [];
    const award = awarded.has(childId) ? { award: run.referenceDate.slice(0, 7) } : {};
    const detail = { import: run.importId, row, change, ...award };
    return [auditEntry(context, "imports.confirm", { childId, division, detail })];
  });
  await appendAudits(tx, notes);
  return true;
}
