import type { TenantTransaction } from "@tongyou/database";
import { child, monthItem } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import { and, eq, gt, gte, inArray, lt } from "drizzle-orm";
import { stopRuleOf } from "../awards/month-rules.ts";
import { type Deciding, decidingBy } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { decideAgain, type MonthScope } from "./month-children.ts";
import type { MonthRecord } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";

/** Children compared at a time. */
const PAGE = 500;

/** Files that changed since the run was calculated, or were opened or closed. */
async function touchedSince(tx: TenantTransaction, run: MonthRecord): Promise<string[]> {
  const { lo, hi } = areaRange(run.division);
  const files = await tx
    .select({ id: child.id })
    .from(child)
    .where(and(gt(child.updatedAt, run.calculatedAt), gte(child.division, lo), lt(child.division, hi)));
  return files.map((file) => file.id);
}

/** All that a month rests on beside the children: every amount on its day, and the readings. */
const rulesOf = ({ policy, on, standards, readings }: Deciding) =>
  JSON.stringify([readings, policy.pack.parameters.map(({ id }) => policy.parameterOn(id, on, standards))]);

/** True when an amount, a reading or the month of stopping is another now than it was at an instant. */
export async function rulesMoved(
  tx: TenantTransaction,
  { deciding }: MonthScope,
  since: Date,
): Promise<boolean> {
  const then = await decidingBy(tx, deciding.policy, deciding.on, since);
  if (rulesOf(then) !== rulesOf(deciding)) return true;
  return (await stopRuleOf(tx, then)) !== (await stopRuleOf(tx, deciding));
}

type Outcome = { childId: string; status: string; class: string | null; fen: number | null };
const textOf = ({ status, class: rate, fen }: Outcome) => `${status} ${rate} ${fen}`;

async function differs(
  tx: TenantTransaction,
  run: MonthRecord,
  fresh: readonly Outcome[],
  ids: readonly string[],
): Promise<boolean> {
  const stored = await tx
    .select({
      childId: monthItem.childId,
      status: monthItem.status,
      class: monthItem.class,
      fen: monthItem.fen,
    })
    .from(monthItem)
    .where(and(eq(monthItem.runId, run.id), inArray(monthItem.childId, [...ids])));
  const before = new Map(stored.map((item) => [item.childId, textOf(item)]));
  const after = new Map(fresh.map((item) => [item.childId, textOf(item)]));
  return before.size !== after.size || [...after].some(([id, text]) => before.get(id) !== text);
}

/**
 * True when calculating again would give another outcome for some child: facts, standards, readings, the pack or
 * closings moved since. Only files that changed are decided again; a change that does not touch the month is none.
 */
export async function isStale(
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
): Promise<boolean> {
  if (run.state !== "calculated" && run.state !== "submitted") return false;
  if (run.packHash !== tenantPackOn(context.tenant, lastDayOf(run.month)).hash) return true;
  const scope = await monthScope(tx, context, run.month, run.division);
  if (await rulesMoved(tx, scope, run.calculatedAt)) return true;
  const touched = await touchedSince(tx, run);
  for (let at = 0; at < touched.length; at += PAGE) {
    const ids = touched.slice(at, at + PAGE);
    if (await differs(tx, run, await decideAgain(tx, scope, ids), ids)) return true;
  }
  return false;
}

/** Throws `conflict` for a run that is stale, with what to do. */
export async function refuseStale(
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
): Promise<void> {
  if (!(await isStale(tx, context, run))) return;
  throw conflict(
    {
      zh: "计算之后，儿童情况或发放标准有变动。",
      en: "Facts or standards changed since this was calculated.",
    },
    run.state === "submitted"
      ? { zh: "请先退回，重新计算后再提交。", en: "Send it back, calculate again and submit it anew." }
      : {
          zh: "请重新计算，核对差异后再提交。",
          en: "Calculate again and look at the differences before submitting.",
        },
  );
}
