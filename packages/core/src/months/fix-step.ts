import type { TenantTransaction } from "@tongyou/database";
import { monthRun } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { notify } from "../notifications/notify.ts";
import { tellTowns } from "../payments/tell-towns.ts";
import { type Fixed, fixPage, sumOfLines } from "./fix-lines.ts";
import { getRun } from "./month-record.ts";
import { runScope } from "./month-scope.ts";
import type { MonthTotals } from "./months.schema.ts";

type Reached = Fixed & { after: string };
const START: Reached = { after: "00000000-0000-0000-0000-000000000000", due: 0, fixed: 0, fen: 0 };

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const run = await getRun(tx, job.subject);
  const at = context.now();
  const reached = (job.reached as Reached | null) ?? START;
  const totals = run.totals as MonthTotals;
  const scope = await runScope(tx, context, run);
  const approved = run.approvedAt ?? at;
  const page = await fixPage(tx, { scope, runId: run.id, approved, now: at }, reached.after);
  if (page) {
    const { due, fixed, fen } = page;
    const sums = { due: reached.due + due, fixed: reached.fixed + fixed, fen: reached.fen + fen };
    return {
      reached: { after: page.last, ...sums } satisfies Reached,
      done: sums.due,
      total: totals.paid,
    };
  }
  const { due, fixed, fen } = reached;
  // Lines that another run fixed in the meantime stay that run's: the totals say what is paid by this one.
  const paid = fixed === due ? totals : { ...totals, ...(await sumOfLines(tx, run.id, totals)) };
  const fixedTotals = { ...paid, alreadyFixed: totals.alreadyFixed + due - fixed };
  await tx
    .update(monthRun)
    .set({ state: "fixed", fixedAt: at, totals: fixedTotals })
    .where(eq(monthRun.id, run.id));
  await notify(tx, context, {
    kind: "monthApproved",
    to: { staff: run.submittedBy === null ? [] : [run.submittedBy] },
    division: run.division,
    subject: run.month,
    path: `/months/${run.id}`,
  });
  await tellTowns(tx, context, run);
  note({
    division: run.division,
    detail: { run: run.id, month: run.month, on: lastDayOf(run.month), lines: fixed, fen },
  });
  return { result: { fixed, fen }, done: due };
}

/**
 * Fixes the line of every paid child of an approved run, the job's subject. What is approved is not stopped, nor is it
 * approved a second time where the work on it failed.
 */
export const fixing: JobWork = { permission: "months.approve", mayStop: false, goesOn: true, step };
