import { newId, type TenantTransaction } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { JobRef } from "./job-work.ts";
import type { JobKind } from "./jobs.schema.ts";

export type JobAsked = { kind: JobKind; division: string; subject: string; input: unknown };

/**
 * Notes a job in the transaction that needs it: it is there if and only if that is kept. Hand the answer to the queue
 * afterwards. A job of the kind that is open for the same subject is answered instead of a second one.
 */
export async function askJob(tx: TenantTransaction, context: StaffContext, asked: JobAsked): Promise<JobRef> {
  const id = newId();
  const made = await tx
    .insert(job)
    .values({ id, ...asked, state: "open", askedBy: context.staff.id, askedAt: context.now() })
    .onConflictDoNothing()
    .returning({ id: job.id });
  const [open] = made.length
    ? made
    : await tx
        .select({ id: job.id })
        .from(job)
        .where(and(eq(job.kind, asked.kind), eq(job.subject, asked.subject), eq(job.state, "open")));
  if (!open) throw new Error(`a job of kind ${asked.kind} ended while another was asked for`);
  return { tenant: context.tenant.number, job: open.id };
}
