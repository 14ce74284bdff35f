import { openText, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getAttachmentRecord, mayOpen, ownerKindOf, typeOf } from "./attachment-row.ts";
import type { AttachmentFile, attachmentInput } from "./attachments.schema.ts";
import { FILE_TYPES } from "./file-types.ts";
import { getOwner } from "./owners.ts";
import { readBytes } from "./read-bytes.ts";

/**
 * A kept file for the reader to save. Every opening leaves an audit row. Throws `notFound` for a file of a record
 * the reader may not see, or one that was put away; `unavailable` when the store does not answer.
 */
export async function getAttachment(
  context: StaffContext,
  { id }: z.output<typeof attachmentInput>,
): Promise<AttachmentFile> {
  const key = await tenantKey(context.db, context.tenant);
  const row = await inTenant(context, "attachments.get", async (tx, note) => {
    const found = await getAttachmentRecord(tx, id);
    await getOwner(tx, context, { kind: ownerKindOf(found), id: found.ownerId, act: "see" });
    if (!mayOpen(context, found)) throw notFound({ zh: "附件", en: "file" });
    note({
      division: found.division,
      ...(found.childId ? { childId: found.childId } : {}),
      detail: { file: id, ownerKind: found.ownerKind, ownerId: found.ownerId },
    });
    return found;
  });
  const bytes = await readBytes(context, key, row);
  return { fileName: openText(key, row.nameSealed), mime: FILE_TYPES[typeOf(row)].mime, bytes };
}
