import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, id, type Page, page } from "../page.schema.ts";

/** What can stand on a child's timeline. A room adds its kinds here, with their words in the console. */
export const TIMELINE_KINDS = [
  "fact",
  "ledger",
  "file",
  "money",
  "award",
  "correction",
  "payment",
  "application",
  "choice",
  "attachment",
  "visit",
  "protection",
  "placement",
  "entrustment",
  "referral",
  "risk",
  "plan",
  "worker",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const timelineInput = z.object({
  id,
  ...page,
  /** Only these kinds; absent: all. */
  kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).optional(),
  /** Civil days, both included; what happened on an unknown day is left out when either is given. */
  from: civilDate.optional(),
  to: civilDate.optional(),
  /** Also what was superseded or undone. */
  superseded: z.boolean().default(false),
});

export type TimelineEntry = {
  kind: TimelineKind;
  id: string;
  /** The civil day it happened, or holds from; null: not known. */
  on: string | null;
  /** The first day on which it no longer holds, of what lasts. */
  until: string | null;
  /** When it was written down, as an instant. */
  at: string | null;
  /** Who did it or wrote it down. */
  by: string | null;
  title: Bilingual;
  text: Bilingual | null;
  /** What it rests on, as it was given. */
  evidence: string | null;
  /** When another took its place or it was undone, as an instant. */
  supersededAt: string | null;
  /** For the county's officer alone. */
  restricted: boolean;
  /** Where it is seen or changed, a console path. */
  to: string | null;
};
/** `counts`: by kind, before kinds are chosen; `superseded`: how many more there are when they are asked for. */
export type Timeline = Page<TimelineEntry> & {
  counts: { kind: TimelineKind; count: number }[];
  superseded: number;
};
