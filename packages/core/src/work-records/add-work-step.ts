import { tenantKey } from "@tongyou/database";
import { workRecord, workRecordStep } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { lockWork } from "./work-record.ts";
import type { addWorkStepInput } from "./work-records.schema.ts";

/**
 * Says how a record went on, and with `done` that nothing is left to do. Sent again with the same id it changes nothing.
 * @throws DomainError `conflict` when it was done already, `stale` when it was voided, `invalid`, `notFound`
 */
export async function addWorkStep(
  context: StaffContext,
  { id, record, day, note: text, done }: z.output<typeof addWorkStepInput>,
): Promise<{ record: string }> {
  requirePast(context, "day", day);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "workRecords.progress", async (tx, note) => {
    const row = await lockWork(tx, context, record);
    const about = { division: row.division, detail: { record, step: id, done } };
    const [known] = await tx
      .select({ id: workRecordStep.id })
      .from(workRecordStep)
      .where(eq(workRecordStep.id, id));
    if (known) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { record };
    }
    if (row.doneOn !== null)
      throw conflict(
        { zh: `这项工作已于 ${row.doneOn} 办结。`, en: `This was done on ${row.doneOn}.` },
        { zh: "如有新的情况，请另立一条记录。", en: "Write a new record if there is something new." },
      );
    await tx.insert(workRecordStep).values({
      id,
      recordId: record,
      division: row.division,
      day,
      done,
      noteSealed: sealJson(key, { note: text }),
      by: context.staff.id,
      at: context.now(),
    });
    if (done) await tx.update(workRecord).set({ doneOn: day }).where(eq(workRecord.id, row.id));
    note(about);
    return { record };
  });
}
