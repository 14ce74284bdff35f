import { z } from "zod";
import { id } from "../page.schema.ts";
import type { FileType } from "./file-types.ts";

/** What a file can belong to. A room adds its kind here and in `owners.ts`, with its word in the console. */
export const OWNER_KINDS = [
  "application",
  "carePlan",
  "child",
  "entrustment",
  "institution",
  "placement",
  "protectionCase",
  "referral",
  "training",
  "visit",
  "workRecord",
] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** 10 MB: a photo of a phone, a scanned judgment. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** The same in base64, in characters. */
export const FILE_BASE64_LENGTH = Math.ceil(MOST_BYTES / 3) * 4;

const owner = { ownerKind: z.enum(OWNER_KINDS), ownerId: id };

export const attachmentsListInput = z.object(owner);
export const addAttachmentInput = z.object({
  ...owner,
  fileName: z.string().trim().min(1).max(255),
  /** The file's bytes. */
  base64: z.base64().max(FILE_BASE64_LENGTH),
});
export const attachmentInput = z.object({ id });
export const removeAttachmentInput = z.object({ id, reason: z.string().trim().min(1).max(200) });

export type AttachmentRow = {
  id: string;
  ownerKind: OwnerKind;
  ownerId: string;
  name: string;
  type: FileType;
  /** Bytes. */
  size: number;
  addedBy: string | null;
  addedAt: string;
  /** Set once it was put away; its bytes are kept. */
  removed: { by: string | null; at: string; reason: string } | null;
  /** The reader may open it; put-away files are for the county's officer and the auditor. */
  mayOpen: boolean;
  mayRemove: boolean;
};
/** `repeated`: the very same file is kept for this record already; nothing was added. */
export type AddedAttachment = { id: string; repeated: boolean };
/** A file as it is handed to a browser. */
export type AttachmentFile = { fileName: string; mime: string; bytes: Uint8Array };
