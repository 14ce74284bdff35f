import type { TenantTransaction } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { type AuditNote, inTenant } from "../verb.ts";
import { handOver } from "./hand-over.ts";
import type { JobKind, jobInput } from "./jobs.schema.ts";
import { workOf } from "./works.ts";

/**
 * Asks a job to stop; its next step puts away what is half done. Asking again changes nothing. Throws `conflict` for a
 * job that has ended or may not stop half-way, `notFound` for one that is neither the person's nor of the area,
 * `forbidden` for whoever may not do what the job does.
 */
export async function cancelJob(
  context: StaffContext,
  { id }: z.output<typeof jobInput>,
): Promise<{ id: string }> {
  const work = async (tx: TenantTransaction, note: (note: AuditNote) => void) => {
    const [found] = await tx.select().from(job).where(eq(job.id, id)).for("update");
    const isOwn =
      found && (found.askedBy === context.staff.id || isWithin(found.division, context.area.code));
    if (!isOwn) throw notFound({ zh: "后台任务", en: "job" });
    const { permission, mayStop } = workOf(found.kind as JobKind);
    requirePermission(context, permission);
    if (!mayStop || found.state !== "open")
      throw conflict(
        found.state === "open"
          ? { zh: "这项任务不能中途停止。", en: "This work cannot stop half-way." }
          : { zh: "这项任务已经结束。", en: "This work has ended." },
        { zh: "请刷新查看结果。", en: "Reload to see the result." },
      );
    await tx.update(job).set({ cancelBy: context.staff.id }).where(eq(job.id, id));
    note({ division: found.division, detail: { job: id, kind: found.kind, subject: found.subject } });
    // Handed over once more: whatever became of its place in the queue, it stops now.
    return { tenant: context.tenant.number, job: id, queued: false };
  };
  // What somebody asked for may be of the whole bureau.
  const ref = await inTenant(context, "jobs.cancel", work, { area: "tenant" });
  await handOver(context, ref);
  return { id };
}
