import { importBatch } from "@tongyou/database/schema";
import { desc } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { BATCH_COLUMNS, toSummary } from "./batch-record.ts";
import type { ImportSummary } from "./imports.schema.ts";

const NEWEST = 100;

/** The batches of the area, newest first: the last hundred. */
export async function listImports(context: StaffContext): Promise<ImportSummary[]> {
  const batches = await inTenant(context, "imports.list", (tx) =>
    tx
      .select(BATCH_COLUMNS)
      .from(importBatch)
      .orderBy(desc(importBatch.createdAt), desc(importBatch.id))
      .limit(NEWEST),
  );
  const names = await staffNames(
    context,
    batches.flatMap((batch) => [batch.createdBy, batch.confirmedBy]),
  );
  return batches.map((batch) => toSummary(batch, names));
}
