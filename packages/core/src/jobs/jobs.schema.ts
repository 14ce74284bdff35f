import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { id } from "../page.schema.ts";

export const JOB_KINDS = [
  "months.calculate",
  "months.fix",
  "payments.prepare",
  "trials.run",
  "corrections.compute",
  "corrections.approveAll",
  "children.refresh",
  "policy.previewStandard",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `subject`: what is worked on, such as a month's run; its newest job is answered. */
export const jobsOfInput = z.object({ subject: z.string().min(1).max(80) });
export const jobInput = z.object({ id });

/** A job as the console shows it. `total` null: not known yet. */
export type JobView = {
  id: string;
  kind: JobKind;
  subject: string;
  state: "open" | "done" | "failed" | "cancelled";
  done: number;
  total: number | null;
  error: { reason: Bilingual; remedy: Bilingual } | null;
  askedBy: string;
  askedAt: string;
  endedAt: string | null;
  /** Whoever looks may stop it; or, where it failed, have it go on where it stopped. */
  mayCancel: boolean;
  mayResume: boolean;
};
