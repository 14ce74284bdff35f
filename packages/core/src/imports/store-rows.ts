import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { sql } from "drizzle-orm";
import type { Verdict } from "../ledger/index.ts";
import { type StoredRow, sealRow } from "./stored-row.ts";

/** A row of a preview: what the sheet says, what it would change, and of whom. */
export type PreviewRow = {
  row: number;
  verdict: Verdict;
  change: "new" | "changed" | "unchanged" | "rejected";
  childId: string | null;
  /** Where row security keeps the row: the child's place, or that of the batch for a rejected one. */
  division: string;
  content: StoredRow;
};

/** Rows of one INSERT. */
const CHUNK = 1000;

/** Keeps the rows of a batch: in the open only what is needed to list them, the rest sealed. */
export async function storeRows(
  tx: TenantTransaction,
  importId: string,
  rows: readonly PreviewRow[],
  key: TenantKey,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK).map(({ row, verdict, change, childId, division, content }) => ({
      row,
      division,
      verdict,
      change,
      child_id: childId,
      name: content.name || null,
      problems: content.problems.map(({ code, column }) => ({ code, column })),
      differences: content.differences.map((one) => ("fact" in one ? one.fact : `contact.${one.contact}`)),
      normalised: sealRow(key, content).toString("base64"),
    }));
    await tx.execute(sql`
      INSERT INTO import_row (import_id, row, division, verdict, change, child_id, name, problems, differences,
                              normalised)
      SELECT ${importId}::uuid, "row", division, verdict, change, child_id, name, problems, differences,
             decode(normalised, 'base64')
      FROM json_to_recordset(${JSON.stringify(chunk)}::json) AS said (
        "row" int, division text, verdict text, change text, child_id uuid, name text, problems jsonb,
        differences jsonb, normalised text)`);
  }
}
