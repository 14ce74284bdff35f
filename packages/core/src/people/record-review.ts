import { sealText, tenantKey } from "@tongyou/database";
import { workerReview } from "@tongyou/database/schema";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { reviewInput } from "./people.schema.ts";
import { requirePast } from "./record-training.ts";
import { getWorkerRow } from "./worker-record.ts";

/**
 * Records a check of a person's work, an appraisal, praise, an order to correct with its day, or that it was put right.
 * Only added; the same form twice records once. Throws `invalid`, `notFound`.
 */
export async function recordReview(
  context: StaffContext,
  input: z.output<typeof reviewInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "people.review", async (tx, note) => {
    requirePast(context, input.on);
    if (input.due !== undefined && input.kind !== "correction")
      throw invalid(
        "due",
        { zh: "只有整改有期限。", en: "Only an order to correct has a term." },
        { zh: "请去掉期限，或选择“整改”。", en: "Leave the term out, or choose the order to correct." },
      );
    const { division } = await getWorkerRow(tx, input.workerId);
    const [made] = await tx
      .insert(workerReview)
      .values({
        id: input.id,
        division,
        workerId: input.workerId,
        kind: input.kind,
        heldOn: input.on,
        dueOn: input.due ?? null,
        foundSealed: sealText(key, input.found),
        recordedBy: context.staff.id,
        recordedAt: context.now(),
      })
      .onConflictDoNothing({ target: workerReview.id })
      .returning({ id: workerReview.id });
    const { workerId: worker, kind, on } = input;
    note({ division, detail: { review: input.id, worker, kind, on, repeated: !made } });
    return { id: input.id };
  });
}
