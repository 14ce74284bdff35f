import { createHash } from "node:crypto";
import { lookupHash, openFile, openText, type TenantKey, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { DomainError } from "../errors/errors.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import {
  type AttachmentRecord,
  getAttachmentRecord,
  mayOpen,
  ownerKindOf,
  storeKey,
  typeOf,
} from "./attachment-row.ts";
import type { AttachmentFile, attachmentInput } from "./attachments.schema.ts";
import { FILE_TYPES } from "./file-types.ts";
import { getOwner } from "./owners.ts";

const outOfReach = () =>
  new DomainError(
    "unavailable",
    { zh: "附件暂时取不出来。", en: "The file cannot be fetched now." },
    {
      zh: "请稍后再试；一直如此请告诉管理员检查附件存储。",
      en: "Try again later; if it stays so, have the administrator check the file store.",
    },
  );

/** The bytes under a row, proved to be those that were kept. */
async function readBytes(context: StaffContext, key: TenantKey, row: AttachmentRecord): Promise<Buffer> {
  const fail = (why: unknown) => {
    context.report?.(`opening attachment ${row.id}`, why);
    return outOfReach();
  };
  const sealed = await context.files.get(storeKey(context, row.id)).catch((error: unknown) => {
    throw fail(error);
  });
  if (!sealed) throw fail(new Error("the store has no such file"));
  const bytes = openFile(key, sealed);
  const hash = lookupHash(key, createHash("sha256").update(bytes).digest("hex"));
  if (!hash.equals(row.contentHash)) throw fail(new Error("the store gave back another file"));
  return bytes;
}

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
