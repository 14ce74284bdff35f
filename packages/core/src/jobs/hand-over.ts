import { setTimeout as pause } from "node:timers/promises";
import { withTenant } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import type { AskedJob } from "./job-work.ts";

/** A small bureau's work is done before its clerk would look at a progress bar. */
const PATIENCE_MS = 1_500;
const LOOK_EVERY_MS = 75;

/** Hands a job to the queue, where it has no place in it yet; nobody waits for its end. */
export async function sendJob(context: AppContext, { queued, ...ref }: AskedJob): Promise<void> {
  if (!queued) await context.jobs.send(ref, context);
}

/** Hands a job to the queue, where it has no place in it yet, and waits a moment for its end; a longer one goes on behind the answer. */
export async function handOver(context: StaffContext, asked: AskedJob): Promise<void> {
  await sendJob(context, asked);
  const until = performance.now() + PATIENCE_MS;
  // It may be of a wider area than the person's.
  const scope = { tenant: context.tenant, area: areaRange(context.tenant.division) };
  while (performance.now() < until) {
    const [found] = await withTenant(context.db, scope, (tx) =>
      tx.select({ state: job.state }).from(job).where(eq(job.id, asked.job)),
    );
    if (found?.state !== "open") return;
    await pause(LOOK_EVERY_MS);
  }
}
