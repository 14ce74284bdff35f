import { createHash } from "node:crypto";
import {
  lookupHash,
  newId,
  sealFile,
  sealText,
  type TenantKey,
  type TenantTransaction,
} from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { storeKey } from "./attachment-row.ts";
import { MOST_BYTES, type OwnerKind } from "./attachments.schema.ts";
import { cleanName } from "./clean-name.ts";
import type { FileType } from "./file-types.ts";
import { recogniseFile } from "./recognise-file.ts";

/** The record a file is kept for. `field`: the field of its form that the file fills; absent: it is just added. */
export type FilePlace = {
  ownerKind: OwnerKind;
  ownerId: string;
  division: string;
  childId: string | null;
  field?: string;
  /** It came with a report: nobody is named. */
  unnamed?: true;
};
/** `repeated`: the record has the very same file already; nothing was added. */
type Kept = { file: string; name: string; type: FileType; repeated: boolean };

/** The bytes and what they are; throws `invalid` for what is empty, too large or of no kind that is kept. */
export function readContent(base64: string): { bytes: Buffer; type: FileType } {
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

async function findSame(
  tx: TenantTransaction,
  { ownerKind, ownerId }: FilePlace,
  hash: Buffer,
): Promise<string> {
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
  if (!row) throw new Error("the file that stood in the way is gone");
  return row.id;
}

/**
 * Keeps a file for a record, sealed with the bureau's key; the same file twice for one record is kept once. Whether
 * the person may is the caller's to know.
 */
export async function keepFile(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { unnamed, ...place }: FilePlace,
  { fileName, bytes, type }: { fileName: string; bytes: Buffer; type: FileType },
): Promise<Kept> {
  const id = newId();
  const name = cleanName(fileName, type);
  const contentHash = lookupHash(key, createHash("sha256").update(bytes).digest("hex"));
  const added = await tx
    .insert(attachment)
    .values({
      ...place,
      id,
      nameSealed: sealText(key, name),
      type,
      size: bytes.length,
      contentHash,
      addedBy: unnamed ? null : context.staff.id,
      addedAt: context.now(),
    })
    .onConflictDoNothing({
      target: [attachment.ownerKind, attachment.ownerId, attachment.contentHash],
      where: isNull(attachment.removedAt),
    })
    .returning({ id: attachment.id });
  if (added.length === 0) return { file: await findSame(tx, place, contentHash), name, type, repeated: true };
  // Before the commit: a row always has its file. A file without a row, after a failed commit, harms nobody.
  await context.files.put(storeKey(context, id), sealFile(key, bytes));
  return { file: id, name, type, repeated: false };
}
