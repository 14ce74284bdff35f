import { isUniqueViolation, newId, type TenantTransaction } from "@tongyou/database";
import { monthItem, monthRun } from "@tongyou/database/schema";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import { and, eq, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { startRefresh } from "../children/start-refresh.ts";
import { reachDay } from "../children/working-day.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addOutcome, noSums, totalsOf } from "./classify-item.ts";
import { type DecidedItem, type MonthScope, monthPages } from "./month-children.ts";
import { getRun, type MonthRecord, summaryOf } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary, MonthTotals, monthCalculateInput } from "./months.schema.ts";

async function storeItems(
  tx: TenantTransaction,
  runId: string,
  items: readonly DecidedItem[],
): Promise<void> {
  const rows = items.map((item) => ({
    child_id: item.childId,
    division: item.division,
    change: item.change,
    status: item.status,
    class: item.class,
    fen: item.fen,
    previous_class: item.previous?.class ?? null,
    previous_fen: item.previous?.fen ?? null,
    decision: item.decision,
    receipt: item.receipt,
  }));
  await tx.execute(sql`
    INSERT INTO month_item (run_id, child_id, division, change, status, class, fen, previous_class, previous_fen,
                            decision, receipt)
    SELECT ${runId}::uuid, child_id, division, change, status, class, fen, previous_class, previous_fen, decision,
           receipt
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      child_id uuid, division text, change text, status text, class text, fen bigint, previous_class text,
      previous_fen bigint, decision jsonb, receipt jsonb)`);
}

/** Decides every child of the area anew and keeps the result in the run. */
export async function fillRun(
  tx: TenantTransaction,
  scope: MonthScope,
  runId: string,
  at: Date,
): Promise<MonthTotals> {
  await tx.delete(monthItem).where(eq(monthItem.runId, runId));
  const sums = noSums();
  for await (const { items, alreadyFixed } of monthPages(tx, scope, at)) {
    if (items.length) await storeItems(tx, runId, items);
    for (const item of items) addOutcome(sums, item);
    sums.alreadyFixed += alreadyFixed;
  }
  return totalsOf(sums, scope.deciding.policy.pack.benefit?.classes ?? []);
}

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
      zh: "补发、追回请在以后月份办理；花名册可随时下载。",
      en: "Arrears and recoveries belong to a later month; the roster can be downloaded at any time.",
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
 * Decides every child of an area for a month, on its last day, and compares with the newest fixed month. Doing it
 * again with the same facts gives the same lines in a new version. Children whose line for the month is fixed in
 * another run are left out. Throws `conflict` for a month that is submitted, fixed, or without a standard in force.
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
  const run = await calculate(context, month, division).catch((error: unknown) => {
    // Somebody began the same month at the same time: theirs is calculated again instead.
    if (isUniqueViolation(error, "month_run_once")) return calculate(context, month, division);
    throw error;
  });
  startRefresh(context, "outdated");
  return summaryOf(context, run, false);
}

async function calculate(context: StaffContext, month: CivilMonth, division: string): Promise<MonthRecord> {
  return inTenant(
    context,
    "months.calculate",
    async (tx, note) => {
      const at = context.now();
      const scope = await monthScope(tx, context, month, division);
      refuseWithoutStandards(scope);
      const existing = await findRun(tx, month, division);
      if (existing) refuseClosed(existing);
      const id = existing?.id ?? newId();
      const { pack } = scope.deciding.policy;
      const calculated = {
        pack: pack.id,
        packVersion: pack.version,
        packHash: pack.hash,
        calculatedBy: context.staff.id,
        calculatedAt: at,
      };
      if (!existing)
        await tx
          .insert(monthRun)
          .values({ id, division, month, state: "calculated", totals: {}, ...calculated });
      const totals = await fillRun(tx, scope, id, at);
      const version = existing ? existing.version + 1 : 1;
      await tx
        .update(monthRun)
        .set({ ...calculated, totals, version })
        .where(eq(monthRun.id, id));
      await reachDay(tx, lastDayOf(month));
      note({
        division,
        detail: { run: id, month, version, children: totals.children, paid: totals.paid, fen: totals.fen },
      });
      return getRun(tx, id);
    },
    { timeoutMs: 120_000 },
  );
}
