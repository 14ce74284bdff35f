import type { TenantTransaction } from "@tongyou/database";
import { child, monthItem, standard } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import { and, eq, gt, gte, inArray, lt, or } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { monthPages } from "./month-children.ts";
import type { MonthRecord } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";

/** Children compared at a time. */
const PAGE = 500;

/** Children whose files changed since the run was calculated; undefined when the standards did: then it is all. */
async function touchedSince(tx: TenantTransaction, run: MonthRecord): Promise<string[] | undefined> {
  const { lo, hi } = areaRange(run.division);
  const [entered, files] = await Promise.all([
    tx
      .select({ id: standard.id })
      .from(standard)
      .where(or(gt(standard.enteredAt, run.calculatedAt), gt(standard.supersededAt, run.calculatedAt)))
      .limit(1),
    tx
      .select({ id: child.id })
      .from(child)
      .where(and(gt(child.updatedAt, run.calculatedAt), gte(child.division, lo), lt(child.division, hi))),
  ]);
  return entered.length ? undefined : files.map((file) => file.id);
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
 * True when calculating again would give another outcome for some child: facts, standards, the pack or closings
 * moved since. Only files that changed are decided again; a change that does not touch the month is none.
 */
export async function isStale(
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
): Promise<boolean> {
  if (run.state !== "calculated" && run.state !== "submitted") return false;
  if (run.packHash !== tenantPackOn(context.tenant, lastDayOf(run.month)).hash) return true;
  const touched = await touchedSince(tx, run);
  if (touched?.length === 0) return false;
  const scope = await monthScope(tx, context, run.month, run.division);
  if (touched) {
    for (let at = 0; at < touched.length; at += PAGE) {
      const ids = touched.slice(at, at + PAGE);
      const fresh: Outcome[] = [];
      for await (const { items } of monthPages(tx, scope, run.calculatedAt, ids)) fresh.push(...items);
      if (await differs(tx, run, fresh, ids)) return true;
    }
    return false;
  }
  for await (const { items } of monthPages(tx, scope, run.calculatedAt)) {
    const ids = items.map((item) => item.childId);
    if (ids.length && (await differs(tx, run, items, ids))) return true;
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
