import { appendAudits, type TenantTransaction } from "@tongyou/database";
import { importBatch, importRow } from "@tongyou/database/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { decideChildren } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { auditEntry } from "../verb.ts";
import { joinHouseholds } from "./join-households.ts";
import { openRow } from "./stored-row.ts";
import type { OpenedRow, TakeOver } from "./take-over.ts";
import { takeOverChanges } from "./take-over-changes.ts";
import { takeOverNew } from "./take-over-new.ts";

/** Takes the turn for a group: false when the batch is no longer running or somebody else took the turn. */
async function takeTurn(tx: TenantTransaction, id: string, done: number, size: number): Promise<boolean> {
  const turn = await tx
    .update(importBatch)
    .set({ progress: done + size })
    .where(and(eq(importBatch.id, id), eq(importBatch.state, "running"), eq(importBatch.progress, done)))
    .returning({ id: importBatch.id });
  return turn.length > 0;
}

async function readRows(
  tx: TenantTransaction,
  run: TakeOver,
  group: readonly number[],
): Promise<OpenedRow[]> {
  const rows = await tx
    .select({ row: importRow.row, childId: importRow.childId, normalised: importRow.normalised })
    .from(importRow)
    .where(and(eq(importRow.importId, run.importId), inArray(importRow.row, [...group])));
  return rows.flatMap(({ row, childId, normalised }) =>
    normalised ? [{ row, childId, content: openRow(run.key, normalised) }] : [],
  );
}

const isFiled = (row: OpenedRow): row is OpenedRow & { childId: string } => row.childId !== null;

/**
 * Takes one group of rows over, all or nothing, in the caller's transaction. `done`: rows taken over before it.
 * Returns false when it is not this caller's turn.
 */
export async function takeOverGroup(
  tx: TenantTransaction,
  context: StaffContext,
  run: TakeOver,
  group: readonly number[],
  done: number,
): Promise<boolean> {
  if (!(await takeTurn(tx, run.importId, done, group.length))) return false;
  const rows = await readRows(tx, run, group);
  const changed = await takeOverChanges(tx, run, rows.filter(isFiled));
  const households = await joinHouseholds(tx, rows);
  const fresh = rows.filter((row) => !isFiled(row));
  const created = await takeOverNew(
    tx,
    run,
    fresh.map((row) => ({ ...row, householdId: households.get(row.row) ?? null })),
  );
  await decideChildren(tx, context, changed, run.deciding);
  if (created.size)
    await tx.execute(sql`
      UPDATE import_row SET child_id = made.id
      FROM json_to_recordset(${JSON.stringify([...created].map(([row, id]) => ({ row, id })))}::json)
           AS made ("row" int, id uuid)
      WHERE import_id = ${run.importId} AND import_row."row" = made."row"`);

  const touched = new Set(changed);
  const notes = rows.flatMap(({ row, childId, content }) => {
    const made = created.get(row);
    const id = made ?? (childId && touched.has(childId) ? childId : undefined);
    if (!id) return [];
    const detail = { import: run.importId, row, change: made ? "new" : "changed" };
    return [auditEntry(context, "imports.confirm", { childId: id, division: content.division, detail })];
  });
  await appendAudits(tx, notes);
  return true;
}
