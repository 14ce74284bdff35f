import { newId, type TenantTransaction } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { AskedJob } from "./job-work.ts";
import type { JobKind } from "./jobs.schema.ts";

export type JobAsked<Input = unknown> = { kind: JobKind; division: string; subject: string; input: Input };
/** A bureau with who asks; for the system, without an area. */
export type Asker = {
  tenant: Pick<StaffContext["tenant"], "number">;
  staff: Pick<StaffContext["staff"], "id">;
  now(): Date;
};
/**
 * What becomes of a job that is open already: absent, it goes on; `anew`: it begins anew, with the input that is made of
 * its own, and goes on where none is.
 */
type IfOpen<Input> = { anew?: true | ((open: Input) => Input | undefined) };

const openJob = ({ kind, subject }: JobAsked) =>
  and(eq(job.kind, kind), eq(job.subject, subject), eq(job.state, "open"));

/** The job open for the same subject, begun anew where that is asked; then the step under way is waited for. */
async function findOpen<Input>(
  tx: TenantTransaction,
  asked: JobAsked<Input>,
  { anew }: IfOpen<Input>,
): Promise<string | undefined> {
  const open = tx.select({ id: job.id, input: job.input }).from(job).where(openJob(asked));
  const [found] = anew ? await open.for("update") : await open;
  if (!found || !anew) return found?.id;
  const input = anew === true ? asked.input : anew(found.input as Input);
  if (input !== undefined)
    await tx.update(job).set({ input, reached: null, done: 0, total: null }).where(eq(job.id, found.id));
  return found.id;
}

/**
 * Notes a job in the transaction that needs it: it is there if and only if that is kept. Hand the answer to the queue
 * afterwards. A job of the kind that is open for the same subject is answered instead of a second one.
 */
export async function askJob<Input>(
  tx: TenantTransaction,
  asker: Asker,
  asked: JobAsked<Input>,
  ifOpen: IfOpen<Input> = {},
): Promise<AskedJob> {
  const { number } = asker.tenant;
  const by = { state: "open", askedBy: asker.staff.id, askedAt: asker.now() } as const;
  for (;;) {
    const [made] = await tx
      .insert(job)
      .values({ id: newId(), ...asked, ...by })
      .onConflictDoNothing()
      .returning({ id: job.id });
    if (made) return { tenant: number, job: made.id, queued: false };
    // Where the one that was in the way has ended meanwhile, there is room for another.
    const open = await findOpen(tx, asked, ifOpen);
    if (open) return { tenant: number, job: open, queued: true };
  }
}
