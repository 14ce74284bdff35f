import { tenantKey } from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { toAttachmentRow } from "./attachment-row.ts";
import type { AttachmentRow, attachmentsListInput } from "./attachments.schema.ts";
import { filesInView, getOwner } from "./owners.ts";

/**
 * The files of a record, newest first; those that were put away stand last. Of a child: the files of every record
 * about the child that the reader may see. Throws `notFound` for a record the reader may not see.
 */
export async function listAttachments(
  context: StaffContext,
  { ownerKind, ownerId }: z.output<typeof attachmentsListInput>,
): Promise<AttachmentRow[]> {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await inTenant(context, "attachments.list", async (tx, note) => {
    const owner = await getOwner(tx, context, { kind: ownerKind, id: ownerId, act: "see" });
    const own = and(eq(attachment.ownerKind, ownerKind), eq(attachment.ownerId, ownerId));
    const found = await tx
      .select()
      .from(attachment)
      .where(ownerKind === "child" ? eq(attachment.childId, ownerId) : own)
      .orderBy(desc(attachment.addedAt), desc(attachment.id));
    note({
      division: owner.division,
      ...(owner.childId ? { childId: owner.childId } : {}),
      detail: { ownerKind, ownerId },
    });
    return filesInView(tx, context, found);
  });
  const names = await staffNames(
    context,
    rows.flatMap((row) => [row.addedBy, row.removedBy]),
  );
  return rows
    .map((row) => toAttachmentRow(context, key, names, row))
    .sort((a, b) => Number(a.removed !== null) - Number(b.removed !== null));
}
