import { createHash } from "node:crypto";
import {
  isUniqueViolation,
  lookupHash,
  newId,
  sealFile,
  sealText,
  type TenantTransaction,
  tenantKey,
} from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { storeKey } from "./attachment-row.ts";
import { type AddedAttachment, type addAttachmentInput, MOST_BYTES } from "./attachments.schema.ts";
import { cleanName } from "./clean-name.ts";
import type { FileType } from "./file-types.ts";
import { getOwner } from "./owners.ts";
import { recogniseFile } from "./recognise-file.ts";

type Input = z.output<typeof addAttachmentInput>;

/** The bytes and what they are; throws `invalid` for what is empty, too large or of no kind that is kept. */
function readContent(base64: string): { bytes: Buffer; type: FileType } {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0)
    throw invalid(
      "base64",
      { zh: "文件是空的。", en: "The file is empty." },
      { zh: "请重新选择文件。", en: "Choose the file again." },
    );
  if (bytes.length > MOST_BYTES)
    throw invalid(
      "base64",
      { zh: "文件超过 10 MB。", en: "The file is larger than 10 MB." },
      { zh: "请压缩照片或分成几份再上传。", en: "Make the photo smaller, or split it into parts." },
    );
  const type = recogniseFile(bytes);
  if (!type)
    throw invalid(
      "base64",
      {
        zh: "只能上传照片（JPG、PNG、WebP、HEIC）、PDF，以及不带宏的 Word（.docx）、Excel（.xlsx）文件。",
        en: "Only photos (JPG, PNG, WebP, HEIC), PDF, and Word (.docx) or Excel (.xlsx) files without macros can be kept.",
      },
      { zh: "请另存为其中一种再上传。", en: "Save it as one of these and try again." },
    );
  return { bytes, type };
}

const findSame = async (tx: TenantTransaction, { ownerKind, ownerId }: Input, hash: Buffer) => {
  const [row] = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(
      and(
        eq(attachment.ownerKind, ownerKind),
        eq(attachment.ownerId, ownerId),
        eq(attachment.contentHash, hash),
        isNull(attachment.removedAt),
      ),
    );
  return row?.id;
};

/**
 * Keeps a file for a record, sealed with the bureau's key. The type is read from the content, the name is cleaned.
 * The same file twice for one record is kept once. Throws `invalid`, and `notFound` for a record the person may not
 * see.
 */
export async function addAttachment(context: StaffContext, input: Input): Promise<AddedAttachment> {
  requirePermission(context, "attachments.add");
  const { bytes, type } = readContent(input.base64);
  const key = await tenantKey(context.db, context.tenant);
  const contentHash = lookupHash(key, createHash("sha256").update(bytes).digest("hex"));
  const id = newId();
  const keep = () =>
    inTenant(context, "attachments.add", async (tx, note) => {
      const { ownerKind, ownerId } = input;
      const owner = await getOwner(tx, context, { kind: ownerKind, id: ownerId, act: "change" });
      const about = { division: owner.division, ...(owner.childId ? { childId: owner.childId } : {}) };
      const detail = { ownerKind, ownerId, type, size: bytes.length };
      const same = await findSame(tx, input, contentHash);
      if (same !== undefined) {
        note({ ...about, detail: { ...detail, file: same, repeated: true } });
        return { id: same, repeated: true };
      }
      // The bytes first: a row always has its file. A file without a row, after a failed commit, harms nobody.
      await context.files.put(storeKey(context, id), sealFile(key, bytes));
      await tx.insert(attachment).values({
        id,
        ownerKind,
        ownerId,
        childId: owner.childId,
        division: owner.division,
        nameSealed: sealText(key, cleanName(input.fileName, type)),
        type,
        size: bytes.length,
        contentHash,
        addedBy: context.staff.id,
        addedAt: context.now(),
      });
      note({ ...about, detail: { ...detail, file: id } });
      return { id, repeated: false };
    });
  try {
    return await keep();
  } catch (error) {
    // Two clicks at the same time: the second finds what the first kept.
    if (isUniqueViolation(error, "attachment_once")) return keep();
    throw error;
  }
}
