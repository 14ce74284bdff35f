import type { TenantTransaction } from "@tongyou/database";
import type { job } from "@tongyou/database/schema";
import type { Permission } from "../access/roles.ts";
import type { AppContext, StaffContext } from "../context.ts";
import type { AuditNote } from "../verb.ts";
import type { JobKind } from "./jobs.schema.ts";

export type JobRecord = Omit<typeof job.$inferSelect, "kind"> & { kind: JobKind };
/** Names a job across bureaus; all that the queue knows of it. */
export type JobRef = { tenant: number; job: string };

/** What one step did: where the next one begins, how much is done in all, and at the end the result. */
export type JobStep = { reached: unknown; done: number; total?: number } | { result: unknown; done: number };

/** One kind of long work. */
export type JobWork = {
  /** The verb it belongs to: who may do that sees and cancels such jobs, and its audit rows carry the name. */
  permission: Permission;
  /** False where a stop half-way would leave something half done. */
  mayStop: boolean;
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
