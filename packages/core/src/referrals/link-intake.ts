import { intake } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { raiseIntake } from "./intake-record.ts";
import type { linkIntakeInput } from "./referrals.schema.ts";

/**
 * Says which child on file a request is about, where it was taken down without. The request is kept at the child's
 * place from then on.
 * @throws DomainError `conflict` for a request of another child, `stale`, `notFound`
 */
export async function linkIntake(
  context: StaffContext,
  { childId, ...at }: z.output<typeof linkIntakeInput>,
): Promise<{ version: number }> {
  return inTenant(context, "referrals.linkIntake", async (tx, note) => {
    const row = await raiseIntake(tx, context, at);
    const { division } = await getChildRecord(tx, childId);
    note({ childId, division, detail: { intake: row.id } });
    if (row.childId !== null && row.childId !== childId)
      throw conflict(
        { zh: "这件受理登记已经关联另一名儿童。", en: "This request is linked to another child." },
        { zh: "请为这名儿童另行登记受理。", en: "Take down a request of its own for this child." },
      );
    await tx.update(intake).set({ childId, division }).where(eq(intake.id, row.id));
    return { version: row.version };
  });
}
