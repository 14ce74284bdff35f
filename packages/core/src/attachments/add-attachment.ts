import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { AddedAttachment, addAttachmentInput } from "./attachments.schema.ts";
import { keepFile, readContent } from "./keep-file.ts";
import { getOwner } from "./owners.ts";

/**
 * Keeps a file for a record. The type is read from the content, the name is cleaned. The same file twice for one
 * record is kept once. Throws `invalid`, and `notFound` for a record the person may not see.
 */
export async function addAttachment(
  context: StaffContext,
  { ownerKind, ownerId, fileName, base64 }: z.output<typeof addAttachmentInput>,
): Promise<AddedAttachment> {
  requirePermission(context, "attachments.add");
  const { bytes, type } = readContent(base64);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "attachments.add", async (tx, note) => {
    const owner = await getOwner(tx, context, { kind: ownerKind, id: ownerId, act: "change" });
    const place = { ownerKind, ownerId, ...owner };
    const { file, repeated } = await keepFile(tx, context, key, place, { fileName, bytes, type });
    note({
      division: owner.division,
      ...(owner.childId ? { childId: owner.childId } : {}),
      detail: { ownerKind, ownerId, type, size: bytes.length, file, ...(repeated && { repeated }) },
    });
    return { id: file, repeated };
  });
}
