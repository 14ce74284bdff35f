import type { TenantTransaction } from "@tongyou/database";
import type { job } from "@tongyou/database/schema";
import type { Permission } from "../access/roles.ts";
import type { AppContext, StaffContext } from "../context.ts";
import type { AuditNote } from "../verb.ts";
import type { JobKind } from "./jobs.schema.ts";

export type JobRecord = Omit<typeof job.$inferSelect, "kind"> & { kind: JobKind };
/** Names a job across bureaus; all that the queue knows of it. */
export type JobRef = { tenant: number; job: string };
/** A job that was asked for. `queued`: it was there already, and has its place in the queue. */
export type AskedJob = JobRef & { queued: boolean };

/** Who asks for what nobody asked for: the system itself. */
export const SYSTEM = "00000000-0000-0000-0000-000000000000";

/**
 * What one step did: where the next one begins, how much is done in all, and at the end the result. `afterwards`: what
 * begins once the end is kept; a crash in between loses it.
 */
export type JobStep =
  | { reached: unknown; done: number; total?: number }
  | { result: unknown; done: number; afterwards?: () => Promise<void> };

/** One kind of long work. */
export type JobWork = {
  /** The verb it belongs to: who may do that sees and cancels such jobs, and its audit rows carry the name. */
  permission: Permission;
  /** False where a stop half-way would leave something half done. */
  mayStop: boolean;
  /** A failed one goes on where it stopped, when somebody asks for it; others are asked for anew. */
  goesOn?: true;
  /** It works on the whole bureau, wherever whoever asked belongs. */
  wholeBureau?: true;
  /**
   * Works for a moment (some hundreds of children) in a transaction that also keeps how far it came: whatever it
   * writes is there exactly once, however often a step is cut short and begun again.
   */
  step(
    tx: TenantTransaction,
    context: StaffContext,
    job: JobRecord,
    note: (note: AuditNote) => void,
  ): Promise<JobStep>;
  /** Tidies up after a cancelled or failed job, in the transaction that ends it. */
  abandon?(tx: TenantTransaction, context: StaffContext, job: JobRecord): Promise<void>;
};

/**
 * Hands jobs to whoever works on them; a job handed over twice is worked on once. `from`: who hands it over, for a
 * queue that works at once.
 */
export type JobQueue = { send(ref: JobRef, from: AppContext): Promise<void> };
