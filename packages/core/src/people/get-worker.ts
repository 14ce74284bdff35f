import { openText, tenantKey } from "@tongyou/database";
import { workerReview, workerTraining } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { WorkerFile, workerInput } from "./people.schema.ts";
import { registerRows } from "./register-rows.ts";
import { getWorkerRow, idNumberFor } from "./worker-record.ts";

/** One person of the register with posts, trainings and reviews, voided ones too. Throws `notFound`. */
export async function getWorker(
  context: StaffContext,
  { id }: z.output<typeof workerInput>,
): Promise<WorkerFile> {
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "people.get", async (tx, note) => {
    const row = await getWorkerRow(tx, id);
    const [[shown], trainings, reviews] = await Promise.all([
      registerRows(tx, context, key, [row]),
      tx
        .select()
        .from(workerTraining)
        .where(eq(workerTraining.workerId, id))
        .orderBy(desc(workerTraining.heldOn)),
      tx.select().from(workerReview).where(eq(workerReview.workerId, id)).orderBy(desc(workerReview.heldOn)),
    ]);
    if (!shown) throw new Error("a person without a row");
    note({ division: row.division, detail: { worker: id } });
    return { row, shown, trainings, reviews };
  });
  const { row, shown, trainings, reviews } = read;
  const names = await staffNames(context, [
    ...trainings.flatMap(({ recordedBy, voidedBy }) => [recordedBy, voidedBy]),
    ...reviews.map(({ recordedBy }) => recordedBy),
  ]);
  const nameOf = (staffId: string | null) => (staffId && names.get(staffId)) ?? null;
  const { lastTraining: _, ...file } = shown;
  return {
    ...file,
    version: row.version,
    idNumber: idNumberFor(key, row.idSealed, context.staff.role),
    unit: row.unit,
    keptAt: { code: row.division, name: placeName(row.division) },
    trainings: trainings.map((one) => ({
      id: one.id,
      on: one.heldOn,
      classHours: one.hours,
      topics: one.topics,
      organiser: one.organiser,
      passed: one.passed,
      by: nameOf(one.recordedBy),
      voided:
        one.voidedAt && one.voidSealed
          ? {
              by: nameOf(one.voidedBy),
              at: one.voidedAt.toISOString(),
              reason: openText(key, one.voidSealed),
            }
          : null,
    })),
    reviews: reviews.map((one) => ({
      id: one.id,
      kind: one.kind,
      on: one.heldOn,
      due: one.dueOn,
      found: openText(key, one.foundSealed),
      by: nameOf(one.recordedBy),
    })),
  };
}
