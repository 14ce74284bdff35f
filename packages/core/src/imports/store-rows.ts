import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { importGroup } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import type { Verdict } from "../ledger/index.ts";
import { type GroupRow, sealGroup } from "./group-content.ts";
import { type RowNotes, sealNotes } from "./row-notes.ts";

/** A row of a preview: what is said of it, and what would be taken over. */
export type PreviewRow = {
  row: number;
  verdict: Verdict;
  change: "new" | "changed" | "unchanged" | "rejected";
  /** Where row security keeps the row: the child's place, or that of the batch for a rejected one. */
  division: string;
  name: string;
  notes: RowNotes;
  /** Absent for a rejected row. */
  content?: GroupRow;
};

/** Rows of one INSERT. */
const CHUNK = 2000;

/** Keeps the rows of a batch as they are listed, with what there is to say of them sealed. */
export async function storeRows(
  tx: TenantTransaction,
  importId: string,
  rows: readonly PreviewRow[],
  key: TenantKey,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows
      .slice(at, at + CHUNK)
      .map(({ row, verdict, change, content, division, name, notes }) => ({
        row,
        division,
        verdict,
        change,
        child_id: content?.childId ?? null,
        name: name || null,
        notes: sealNotes(key, notes)?.toString("base64") ?? null,
      }));
    await tx.execute(sql`
      INSERT INTO import_row (import_id, row, division, verdict, change, child_id, name, notes)
      SELECT ${importId}::uuid, "row", division, verdict, change, child_id, name, decode(notes, 'base64')
      FROM json_to_recordset(${JSON.stringify(chunk)}::json) AS said (
        "row" int, division text, verdict text, change text, child_id uuid, name text, notes text)`);
  }
}

/** Keeps what is to be taken over, in the groups that are taken over all or nothing. */
export async function storeGroups(
  tx: TenantTransaction,
  batch: { id: string; division: string },
  groups: readonly (readonly GroupRow[])[],
  key: TenantKey,
): Promise<void> {
  for (const [number, rows] of groups.entries())
    await tx.insert(importGroup).values({
      importId: batch.id,
      number,
      division: batch.division,
      rows: rows.length,
      content: sealGroup(key, rows),
    });
}
