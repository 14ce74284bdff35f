import { isUniqueViolation, newId, type TenantTransaction } from "@tongyou/database";
import { monthRun } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import type { AskedJob } from "../jobs/job-work.ts";
import { inTenant } from "../verb.ts";
import { noSums, totalsOf } from "./classify-item.ts";
import { getMonth } from "./get-month.ts";
import type { MonthScope } from "./month-children.ts";
import type { MonthRecord } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary, monthCalculateInput } from "./months.schema.ts";

/** The run of the month that is not cancelled, locked. */
async function findRun(
  tx: TenantTransaction,
  month: string,
  division: string,
): Promise<MonthRecord | undefined> {
  const [run] = await tx
    .select()
    .from(monthRun)
    .where(and(eq(monthRun.month, month), eq(monthRun.division, division), ne(monthRun.state, "cancelled")))
    .for("update");
  return run;
}

function refuseClosed(run: MonthRecord): void {
  if (run.state === "calculated") return;
  if (run.state === "calculating")
    throw conflict(
      { zh: `${run.month} 正在计算。`, en: `${run.month} is being calculated.` },
      {
        zh: "请等它算完；要换算法或情况，可先停止。",
        en: "Wait until it is done, or stop it first.",
      },
    );
  if (run.state === "submitted")
    throw conflict(
      {
        zh: `${run.month} 已提交审批，不能重新计算。`,
        en: `${run.month} is submitted and cannot be calculated again.`,
      },
      { zh: "请先由审批人退回。", en: "Have it sent back first." },
    );
  throw conflict(
    { zh: `${run.month} 已审批发放，名单不再改动。`, en: `${run.month} is approved and fixed.` },
    {
      zh: "少发、多发的请到“补发与追回”办理；花名册可随时下载。",
      en: "What was paid too little or too much is settled as arrears and recoveries; the roster can be downloaded at any time.",
    },
  );
}

function checkedArea(context: StaffContext, area: string | undefined): string {
  const division = area ?? context.area.code;
  if (findDivision(division) && isWithin(division, context.area.code)) return division;
  throw invalid(
    "area",
    { zh: "该地区不在您负责的区域内。", en: "That place is outside your area." },
    { zh: "请选择您区域内的县（区）或乡镇。", en: "Choose a county or town inside your area." },
  );
}

function refuseWithoutStandards(scope: MonthScope): void {
  const { policy, ...at } = scope.deciding;
  const [missing] = policy.missingStandards(at);
  if (missing)
    throw conflict(missing.refusal, {
      zh: "请在“政策”页录入现行标准及其文号，再计算本月。",
      en: "Enter the standard in force with its document number on the policy page, then calculate the month.",
    });
}

/**
 * Has every child of an area decided for a month, on its last day, and compared with the newest fixed month; a job
 * does it, and the answer is the run as it stands when the queue has taken it. Doing it again with the same facts
 * gives the same lines in a new version. Children whose line for the month is fixed in another run are left out.
 * Throws `conflict` for a month that is being calculated, is submitted, fixed, or without a standard in force.
 */
export async function calculateMonth(
  context: StaffContext,
  { month, area }: z.output<typeof monthCalculateInput>,
): Promise<MonthSummary> {
  requirePermission(context, "months.calculate");
  const division = checkedArea(context, area);
  if (`${month}-01` > civilDayOf(context.now()))
    throw invalid(
      "month",
      { zh: `${month} 还没有到。`, en: `${month} has not begun.` },
      { zh: "请选择本月或以前的月份。", en: "Choose this month or an earlier one." },
    );
  const { id, job } = await begin(context, month, division).catch((error: unknown) => {
    // Somebody began the same month at the same time: theirs is what stands.
    if (isUniqueViolation(error, "month_run_once")) return begin(context, month, division);
    throw error;
  });
  await handOver(context, job);
  return getMonth(context, { id });
}

async function begin(
  context: StaffContext,
  month: CivilMonth,
  division: string,
): Promise<{ id: string; job: AskedJob }> {
  return inTenant(context, "months.calculate", async (tx, note) => {
    const scope = await monthScope(tx, context, month, division);
    refuseWithoutStandards(scope);
    const existing = await findRun(tx, month, division);
    if (existing) refuseClosed(existing);
    const id = existing?.id ?? newId();
    const { pack } = scope.deciding.policy;
    const begun = {
      state: "calculating" as const,
      pack: pack.id,
      packVersion: pack.version,
      packHash: pack.hash,
      version: existing ? existing.version + 1 : 1,
      calculatedBy: context.staff.id,
      calculatedAt: context.now(),
    };
    if (existing) await tx.update(monthRun).set(begun).where(eq(monthRun.id, id));
    else await tx.insert(monthRun).values({ id, division, month, totals: totalsOf(noSums(), []), ...begun });
    const job = await askJob(tx, context, { kind: "months.calculate", division, subject: id, input: {} });
    note({ division, detail: { run: id, month, version: begun.version, job: job.job } });
    return { id, job };
  });
}
