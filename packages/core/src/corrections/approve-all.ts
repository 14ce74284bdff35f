import { correction } from "@tongyou/database/schema";
import { and, count, eq, sum } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import { inTenant } from "../verb.ts";
import type { ApproveAll } from "./approve-step.ts";
import { approvalSubject, type correctionsApproveAllInput } from "./corrections.schema.ts";
import { correctionsWhere } from "./corrections-where.ts";
import { computedByOneself } from "./settle-corrections.ts";

/**
 * Has all proposals that a filter finds approved; a job does it, deciding each again. What says something else by then
 * stays a proposal. Only another person than who had them computed can. Throws `conflict` for the same person, and for
 * another number or sum (fen) than the form showed.
 */
export async function approveAllCorrections(
  context: StaffContext,
  { lines, fen, ...filter }: z.output<typeof correctionsApproveAllInput>,
): Promise<{ job: string }> {
  const ref = await inTenant(context, "corrections.approveAll", async (tx, note) => {
    const found = correctionsWhere(context, { ...filter, state: "proposed" });
    const [all, own] = await Promise.all([
      tx
        .select({ lines: count(), fen: sum(correction.fen).mapWith(Number) })
        .from(correction)
        .where(found),
      tx
        .select({ id: correction.id })
        .from(correction)
        .where(and(found, eq(correction.proposedBy, context.staff.id)))
        .limit(1),
    ]);
    if (all[0]?.lines !== lines || all[0].fen !== fen)
      throw conflict(
        {
          zh: "条数或合计与页面上显示的不一致。",
          en: "The number or the sum is not the one the page showed.",
        },
        { zh: "请刷新后核对再批准。", en: "Reload, look, and approve then." },
      );
    if (own.length > 0) throw computedByOneself();
    const { area } = filter;
    const division = area && isWithin(area, context.area.code) ? area : context.area.code;
    const input: ApproveAll = { ...filter, before: context.now().toISOString() };
    const subject = approvalSubject(division);
    const job = await askJob(tx, context, { kind: "corrections.approveAll", division, subject, input });
    note({ division, detail: { job: job.job, lines, fen } });
    return job;
  });
  await handOver(context, ref);
  return { job: ref.job };
}
