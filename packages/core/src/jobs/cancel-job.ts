import { job } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { handOver } from "./hand-over.ts";
import type { JobKind, jobInput } from "./jobs.schema.ts";
import { workOf } from "./works.ts";

/**
 * Asks a job to stop; its next step puts away what is half done. Asking again changes nothing. Throws `conflict` for a
 * job that has ended or may not stop half-way, `notFound`, `forbidden` for whoever may not do what the job does.
 */
export async function cancelJob(
  context: StaffContext,
  { id }: z.output<typeof jobInput>,
): Promise<{ id: string }> {
  const ref = await inTenant(context, "jobs.cancel", async (tx, note) => {
    const [found] = await tx.select().from(job).where(eq(job.id, id)).for("update");
    if (!found) throw notFound({ zh: "后台任务", en: "job" });
    const work = workOf(found.kind as JobKind);
    requirePermission(context, work.permission);
    if (!work.mayStop || found.state !== "open")
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
  });
  await handOver(context, ref);
  return { id };
}
