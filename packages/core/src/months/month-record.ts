import type { TenantTransaction } from "@tongyou/database";
import { monthRun } from "@tongyou/database/schema";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import { and, eq, sql } from "drizzle-orm";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { conflict, notFound, stale } from "../errors/refusals.ts";
import { staffNames } from "../staff-names.ts";
import { noCounts } from "./classify-item.ts";
import type { MonthState, MonthSummary, MonthTotals } from "./months.schema.ts";

export const MONTH = { zh: "月度发放", en: "month" } as const;

export type MonthRecord = typeof monthRun.$inferSelect;

/** The run; throws `notFound` also outside the area. */
export async function getRun(tx: TenantTransaction, id: string): Promise<MonthRecord> {
  const [run] = await tx.select().from(monthRun).where(eq(monthRun.id, id));
  if (!run) throw notFound(MONTH);
  return run;
}

const STATES: Readonly<Record<MonthState, { zh: string; en: string }>> = {
  calculating: { zh: "正在计算", en: "being calculated" },
  calculated: { zh: "已计算、尚未提交", en: "calculated and not submitted" },
  submitted: { zh: "已提交、等待审批", en: "submitted and waiting for approval" },
  approved: { zh: "已审批、正在固定名单", en: "approved; its lines are being fixed" },
  fixed: { zh: "已审批发放", en: "approved and fixed" },
  cancelled: { zh: "已取消", en: "cancelled" },
};

/**
 * Moves a run on: sets `change`, raises the version and locks the row until the commit. Throws `notFound`,
 * `conflict` when the run is not in the state `from`, and `stale` when it was changed since `version`.
 */
export async function moveRun(
  tx: TenantTransaction,
  { id, version }: { id: string; version: number },
  from: MonthState,
  change: Partial<typeof monthRun.$inferInsert>,
): Promise<MonthRecord> {
  const [moved] = await tx
    .update(monthRun)
    .set({ ...change, version: sql`${monthRun.version} + 1` })
    .where(and(eq(monthRun.id, id), eq(monthRun.version, version), eq(monthRun.state, from)))
    .returning();
  if (moved) return moved;
  const run = await getRun(tx, id);
  if (run.state === from) throw stale(MONTH);
  const state = STATES[run.state as MonthState];
  throw conflict(
    { zh: `这个月的发放${state.zh}。`, en: `This month is ${state.en}.` },
    { zh: "请刷新查看当前状态后再办理。", en: "Reload to see where it stands." },
  );
}

/** A run as the console shows it. Opens a transaction of its own for names: call it outside one. */
export async function summaryOf(
  context: StaffContext,
  run: MonthRecord,
  isStale: boolean,
): Promise<MonthSummary> {
  return toSummary(context, run, isStale, await staffNames(context, peopleOf(run)));
}

/** What a run keeps of its sums; one from before awards counted no child without one. */
function totalsOfRun({ totals }: MonthRecord): MonthTotals {
  const kept = totals as MonthTotals;
  return { ...kept, counts: { ...noCounts(), ...kept.counts } };
}

/** Everybody a run names, by id. */
export const peopleOf = (run: MonthRecord) => [
  run.calculatedBy,
  run.submittedBy,
  run.approvedBy,
  run.sentBackBy,
];

/** The same with the names at hand. */
export function toSummary(
  context: StaffContext,
  run: MonthRecord,
  isStale: boolean,
  names: ReadonlyMap<string, string>,
): MonthSummary {
  const name = (id: string | null) => (id ? (names.get(id) ?? "") : null);
  return {
    id: run.id,
    month: run.month,
    area: { code: run.division, name: findDivision(run.division)?.name ?? run.division },
    state: run.state as MonthState,
    version: run.version,
    totals: totalsOfRun(run),
    pack: { id: run.pack, version: run.packVersion, hash: run.packHash },
    stale: isStale,
    calculatedBy: name(run.calculatedBy) ?? "",
    calculatedAt: run.calculatedAt.toISOString(),
    submittedBy: name(run.submittedBy),
    submittedAt: run.submittedAt?.toISOString() ?? null,
    approvedBy: name(run.approvedBy),
    approvedAt: run.approvedAt?.toISOString() ?? null,
    sentBack: run.sentBackAt
      ? {
          by: name(run.sentBackBy) ?? "",
          at: run.sentBackAt.toISOString(),
          reason: run.sentBackReason ?? "",
        }
      : null,
    decidedOn: lastDayOf(run.month as CivilMonth),
    mayApprove:
      run.state === "submitted" &&
      run.submittedBy !== context.staff.id &&
      may(context.staff.role, "months.approve"),
  };
}
