import { z } from "zod";
import { id, type Page, page } from "../page.schema.ts";

/** What people are told. A room adds its kinds here, with their words in the console. */
export const NOTICE_KINDS = [
  "monthSubmitted",
  "monthSentBack",
  "monthApproved",
  "monthToPay",
  "importDone",
  "importFailed",
  "visitPlanned",
  "visitWrong",
  "harmReported",
  "protectionAsked",
  "glassBroken",
  "referralSent",
  "referralReplied",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const notificationsListInput = z.object({ ...page, unread: z.boolean().default(false) });
/** `id` absent: all up to now. */
export const markReadInput = z.object({ id: id.optional() });
/** Where this person gets mail; null: nowhere. */
export const setAddressInput = z.object({ email: z.email().max(120).nullable() });

const secret = z.string().trim().min(8).max(200);
/** What is given replaces the channel, `null` ends it, `"keep"` leaves it as it is. */
export const setChannelsInput = z.object({
  mail: z
    .union([
      z.literal("keep"),
      z.object({
        /** `smtps://user:password@host:465`. */
        smtp: z.string().trim().min(1).max(300),
        from: z.email().max(120),
      }),
    ])
    .nullable(),
  hook: z.union([z.literal("keep"), z.object({ url: z.string().trim().min(1).max(300), secret })]).nullable(),
});

export type NotificationRow = {
  id: string;
  kind: NoticeKind;
  /** The child's name, for roles that see children; else what it is about. */
  subject: string | null;
  path: string;
  at: string;
  read: boolean;
};
export type Notifications = Page<NotificationRow> & { unread: number };

type Outcome = {
  waiting: number;
  failed: number;
  /** The last attempt that failed, and why in one code. */
  lastFailure: { at: string; error: string } | null;
};
/** What leaves the house: to which host, and how it goes. Passwords and secrets are never shown. */
export type Channels = {
  mail: ({ host: string; from: string } & Outcome) | null;
  hook: ({ url: string } & Outcome) | null;
  /** The hosts the operator lets bureaus send to. */
  hosts: readonly string[];
};
