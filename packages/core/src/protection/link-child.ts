import { attachment } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { raiseCase, requireOpen, updateCase } from "./case-record.ts";
import type { linkInput } from "./protection.schema.ts";

/**
 * Says which child on file a report is about; the case then lies where the child's file does.
 * @throws DomainError `conflict` when it is about a child on file already, `notFound`, `stale`
 */
export async function linkChild(
  context: StaffContext,
  input: z.output<typeof linkInput>,
): Promise<{ version: number }> {
  return inTenant(context, "protection.link", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    if (row.childId !== null)
      throw conflict(
        { zh: "这个个案已经关联儿童档案。", en: "This case is linked to a child's file already." },
        {
          zh: "关联错了的，请结案并另行报告。",
          en: "If it is the wrong child, close the case and report anew.",
        },
      );
    const { division } = await getChildRecord(tx, input.childId);
    await updateCase(tx, row.id, { childId: input.childId, division });
    await tx
      .update(attachment)
      .set({ childId: input.childId, division })
      .where(and(eq(attachment.ownerKind, "protectionCase"), eq(attachment.ownerId, row.id)));
    note({ childId: input.childId, division, detail: { case: row.number } });
    return { version: row.version };
  });
}
