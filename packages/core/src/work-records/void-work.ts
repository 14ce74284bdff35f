import { tenantKey } from "@tongyou/database";
import { workRecord } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { forbidden } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { lockWork, mayChangeWork } from "./work-record.ts";
import type { voidWorkInput } from "./work-records.schema.ts";

/**
 * Marks a record as void, with the reason; it stays and counts for nothing.
 * @throws DomainError `stale` when it was corrected or voided since, `forbidden`, `notFound`
 */
export async function voidWork(
  context: StaffContext,
  { record, number, why }: z.output<typeof voidWorkInput>,
): Promise<{ record: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "workRecords.void", async (tx, note) => {
    const row = await lockWork(tx, context, record, number);
    if (!mayChangeWork(context, row)) throw forbidden();
    await tx
      .update(workRecord)
      .set({ voidedBy: context.staff.id, voidedAt: context.now(), voidedReason: sealJson(key, { why }) })
      .where(eq(workRecord.id, row.id));
    note({ division: row.division, detail: { record, number } });
    return { record };
  });
}
