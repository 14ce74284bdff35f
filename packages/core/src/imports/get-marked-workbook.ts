import { openFile, tenantKey } from "@tongyou/database";
import { importBatch, importRow } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { markWorkbook } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { IMPORT } from "./batch-record.ts";
import type { importInput } from "./imports.schema.ts";
import { openNotes } from "./row-notes.ts";

/** The uploaded workbook with each problem marked in its cell, for correcting and importing again. */
export async function getMarkedWorkbook(
  context: StaffContext,
  { id }: z.output<typeof importInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const { batch, rows } = await inTenant(context, "imports.markedWorkbook", async (tx, note) => {
    const [found] = await tx
      .select({ fileName: importBatch.fileName, file: importBatch.file, division: importBatch.division })
      .from(importBatch)
      .where(eq(importBatch.id, id));
    if (!found) throw notFound(IMPORT);
    const stored = await tx
      .select({ row: importRow.row, verdict: importRow.verdict, notes: importRow.notes })
      .from(importRow)
      .where(eq(importRow.importId, id))
      .orderBy(asc(importRow.row));
    note({ division: found.division, purpose: "改正台账", detail: { import: id, rows: stored.length } });
    return { batch: found, rows: stored };
  });
  const checked = rows.map(({ row, verdict, notes }) => ({
    row,
    verdict,
    problems: openNotes(key, notes).problems,
  }));
  const marked = markWorkbook(openFile(key, batch.file), checked);
  return {
    fileName: `${batch.fileName.replace(/\.xlsx$/i, "")}（已标注）.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(marked).toString("base64"),
  };
}
