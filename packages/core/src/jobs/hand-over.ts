import { setTimeout as pause } from "node:timers/promises";
import { withTenant } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { JobRef } from "./job-work.ts";

/** A small bureau's work is done before its clerk would look at a progress bar. */
const PATIENCE_MS = 1_500;
const LOOK_EVERY_MS = 75;

/** Hands a job to the queue and waits a moment for its end; a longer one goes on behind the answer. */
export async function handOver(context: StaffContext, ref: JobRef): Promise<void> {
  await context.jobs.send(ref, context);
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const [found] = await withTenant(context.db, context, (tx) =>
      tx.select({ state: job.state }).from(job).where(eq(job.id, ref.job)),
    );
    if (found?.state !== "open") return;
    await pause(LOOK_EVERY_MS);
  }
}
