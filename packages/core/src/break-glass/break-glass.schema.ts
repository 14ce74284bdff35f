import { z } from "zod";
import { id, page } from "../page.schema.ts";

/** The longest leave to read a closed file, in hours. */
export const LONGEST_HOURS = 24;

/**
 * Exactly one file, by what only somebody who knows it has: a child's ID number or file number, or a case's number.
 * There is nothing to browse.
 */
export const openGlassInput = z.object({
  file: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("idNumber"), idNumber: z.string().trim().toUpperCase().length(18) }),
    z.strictObject({ kind: z.literal("child"), id }),
    z.strictObject({ kind: z.literal("case"), number: z.string().trim().min(1).max(20) }),
  ]),
  reason: z.string().trim().min(4).max(500),
  hours: z.int().min(1).max(LONGEST_HOURS),
});
export const glassInput = z.object({ id });
export const glassListInput = z.object({
  state: z.enum(["unseen", "live", "all"]).default("unseen"),
  ...page,
});

/** A leave to read, to whoever holds it. `file`: what it opens, for the console's address. */
export type OpenGlass = {
  id: string;
  file: { kind: "child" | "case"; id: string };
  openedAt: string;
  until: string;
  live: boolean;
};
/** A leave as the auditor sees it: who, why, how long, how often used; of the file only its kind and place. */
export type GlassRow = {
  id: string;
  kind: "child" | "case";
  place: string;
  person: string;
  reason: string;
  openedAt: string;
  until: string;
  endedAt: string | null;
  live: boolean;
  reads: number;
  seenAt: string | null;
};
