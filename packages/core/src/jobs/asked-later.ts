import type { TenantTransaction } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import { sendJob } from "./hand-over.ts";
import type { AskedJob } from "./job-work.ts";

const asked = new WeakMap<TenantTransaction, AskedJob[]>();

/** Has a job put into the queue by the frame of the verb once its transaction is kept; nobody waits for its end. */
export function handOverLater(tx: TenantTransaction, job: AskedJob): void {
  asked.set(tx, [...(asked.get(tx) ?? []), job]);
}

/** Puts what was asked for in a transaction into the queue, now that it is kept. What the queue does not take stays open. */
export async function handOverAsked(context: StaffContext, tx: TenantTransaction): Promise<void> {
  for (const job of asked.get(tx) ?? [])
    await sendJob(context, job).catch((error: unknown) => context.report?.(`job ${job.job}`, error));
}
