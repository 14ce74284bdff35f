import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { id, page } from "../page.schema.ts";

/** At most 20 MB of workbook. */
export const importPreviewInput = z.object({
  fileName: z.string().trim().min(1).max(200),
  content: z.base64().max(28_000_000),
});
export const importInput = z.object({ id });
/** `version` is the one of the preview that was looked at: a second click or a changed batch is refused. */
export const importConfirmInput = z.object({ id, version: z.int().min(1) });
export const importUndoInput = z.object({
  id,
  version: z.int().min(1),
  reason: z.string().trim().min(1).max(200),
});
export const importRowsInput = z.object({
  id,
  ...page,
  filter: z.enum(["all", "new", "changed", "unchanged", "warned", "rejected"]).default("all"),
});

export type ImportState = "previewed" | "running" | "done" | "failed" | "undone";
export type ImportCounts = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  warned: number;
  rejected: number;
  skipped: number /** On file in this county, not in this ledger. */;
  absent: number;
};
export type ImportSummary = {
  id: string;
  fileName: string;
  unit: string | null;
  county: { code: string; name: string };
  referenceDate: string;
  state: ImportState;
  version: number;
  counts: ImportCounts;
  /** Codes with how many rows have them, most first. */
  problems: { code: string; severity: "rejected" | "warned"; rows: number; title: Bilingual }[];
  columns: { recognised: number; unknown: string[] };
  progress: { done: number; total: number };
  createdBy: string;
  createdAt: string;
  confirmedBy: string | null;
  finishedAt: string | null;
  error: Bilingual | null;
  /** Whether undoing may be tried; `imports.undo` says why not. */
  undoable: boolean;
  /** Children on file of whom this ledger does not speak; they stay as they are. Only in `imports.get`. */
  absentChildren?: { id: string; name: string; divisionName: string }[];
};
export type ImportRow = {
  row: number;
  name: string | null;
  verdict: "accepted" | "warned" | "rejected";
  change: "new" | "changed" | "unchanged" | "rejected";
  childId: string | null;
  problems: { code: string; column: string; message: Bilingual; before?: string; after?: string }[];
  /** For changed rows: what is on file → what the ledger says. */
  differences: {
    fact: string;
    label: Bilingual;
    before: Bilingual | null;
    after: Bilingual | null;
    /** First day of the new value; the reference date where the ledger gives none. */
    from: string;
  }[];
  /** Facts the row leaves blank and the file knows: what is on file stays. */
  kept: { fact: string; label: Bilingual; shown: Bilingual }[];
  /** The row matches a closed file: facts are added, the file is not reopened. */
  closedFile: boolean;
};
