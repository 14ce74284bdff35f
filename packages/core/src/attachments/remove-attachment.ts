import { sealText, tenantKey } from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getAttachmentRecord, ownerKindOf } from "./attachment-row.ts";
import type { removeAttachmentInput } from "./attachments.schema.ts";
import { getOwner } from "./owners.ts";

/**
 * Puts a file away with a reason: it is listed as such and its bytes are kept. Throws `notFound`, and `conflict`
 * when it was put away before or fills a field of a form.
 */
export async function removeAttachment(
  context: StaffContext,
  { id, reason }: z.output<typeof removeAttachmentInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "attachments.remove", async (tx, note) => {
    const row = await getAttachmentRecord(tx, id);
    await getOwner(tx, context, { kind: ownerKindOf(row), id: row.ownerId, act: "change" });
    if (row.field !== null)
      throw conflict(
        { zh: "这份附件是表单的一部分，不能移除。", en: "This file is part of a form and stays with it." },
        { zh: "填错了的，请另行登记一份。", en: "If it is wrong, write down a new record." },
      );
    const removed = await tx
      .update(attachment)
      .set({
        removedBy: context.staff.id,
        removedAt: context.now(),
        removedReason: sealText(key, reason),
      })
      .where(and(eq(attachment.id, id), isNull(attachment.removedAt)))
      .returning({ id: attachment.id });
    if (removed.length === 0)
      throw conflict(
        { zh: "这份附件已经移除。", en: "This file was put away already." },
        { zh: "请刷新列表查看。", en: "Reload the list to see it." },
      );
    note({
      division: row.division,
      ...(row.childId ? { childId: row.childId } : {}),
      detail: { file: id, ownerKind: row.ownerKind, ownerId: row.ownerId },
    });
    return { id };
  });
}
