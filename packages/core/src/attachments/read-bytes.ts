import { createHash } from "node:crypto";
import { lookupHash, openFile, type TenantKey } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import { DomainError } from "../errors/errors.ts";
import { type AttachmentRecord, storeKey } from "./attachment-row.ts";

const outOfReach = () =>
  new DomainError(
    "unavailable",
    { zh: "附件暂时取不出来。", en: "The file cannot be fetched now." },
    {
      zh: "请稍后再试；一直如此请告诉管理员检查附件存储。",
      en: "Try again later; if it stays so, have the administrator check the file store.",
    },
  );

/** The bytes under a row, proved to be those that were kept. Throws `unavailable` when the store does not answer. */
export async function readBytes(
  context: StaffContext,
  key: TenantKey,
  row: AttachmentRecord,
): Promise<Buffer> {
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
