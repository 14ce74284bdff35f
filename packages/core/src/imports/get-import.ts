import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { asc, inArray } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { countsOf, getBatch, toSummary } from "./batch-record.ts";
import type { ImportSummary, importInput } from "./imports.schema.ts";

async function absentChildren(tx: TenantTransaction, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: child.id, name: child.name, division: child.division })
    .from(child)
    .where(inArray(child.id, ids))
    .orderBy(asc(child.division), asc(child.pinyin));
  return rows.map(({ id, name, division }) => ({ id, name, divisionName: placeName(division) }));
}

/** One batch with its progress, and the children on file (the first 200) that its ledger leaves out. */
export async function getImport(
  context: StaffContext,
  { id }: z.output<typeof importInput>,
): Promise<ImportSummary> {
  const { batch, absent } = await inTenant(context, "imports.get", async (tx) => {
    const found = await getBatch(tx, id);
    return { batch: found, absent: await absentChildren(tx, countsOf(found).absentIds) };
  });
  const names = await staffNames(context, [batch.createdBy, batch.confirmedBy]);
  return { ...toSummary(batch, names), absentChildren: absent };
}
