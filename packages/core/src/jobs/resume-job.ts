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
 * Lets a failed job go on where it stopped, once what stood in its way is mended. Throws `conflict` for a job that has not
 * failed, or that is asked for anew instead; `notFound`, `forbidden` for whoever may not do what the job does.
 */
export async function resumeJob(
  context: StaffContext,
  { id }: z.output<typeof jobInput>,
): Promise<{ id: string }> {
  const asked = await inTenant(context, "jobs.resume", async (tx, note) => {
    const [found] = await tx.select().from(job).where(eq(job.id, id)).for("update");
    if (!found) throw notFound({ zh: "后台任务", en: "job" });
    const work = workOf(found.kind as JobKind);
    requirePermission(context, work.permission);
    if (!work.goesOn || found.state !== "failed")
      throw conflict(
        { zh: "这项任务不是停在半路，不能接着办。", en: "This work has not stopped half-way." },
        { zh: "请刷新查看结果；没有办成的，请重新办理。", en: "Reload to see the result, or do it again." },
      );
    await tx.update(job).set({ state: "open", error: null, endedAt: null }).where(eq(job.id, id));
    note({ division: found.division, detail: { job: id, kind: found.kind, subject: found.subject } });
    return { tenant: context.tenant.number, job: id, queued: false };
  });
  await handOver(context, asked);
  return { id };
}
