import type { TenantTransaction } from "@tongyou/database";
import { child, importBatch, monthRun } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, lt, ne } from "drizzle-orm";
import type { Deciding } from "../children/deciding.ts";

import { BATCH_COLUMNS, countsOf } from "../imports/batch-record.ts";
import type { MonthTotals } from "../months/months.schema.ts";
import type { Scope } from "./bench.ts";
import type { Workbench } from "./workbench.schema.ts";

const open = ({ lo, hi }: Scope) =>
  and(eq(child.status, "active"), gte(child.division, lo), lt(child.division, hi));

async function byCategory(tx: TenantTransaction, scope: Scope, { policy }: Deciding) {
  const rows = await tx
    .select({ categories: child.categories, rows: count() })
    .from(child)
    .where(open(scope))
    .groupBy(child.categories);
  const categories = policy.pack.items.filter((item) => item.kind === "category");
  return categories.map(({ id, title }) => ({
    id,
    name: title,
    count: rows.reduce((sum, row) => sum + (row.categories.includes(`|${id}|`) ? row.rows : 0), 0),
  }));
}

async function byAllowance(tx: TenantTransaction, scope: Scope) {
  const rows = await tx
    .select({ status: child.allowanceStatus, rows: count() })
    .from(child)
    .where(open(scope))
    .groupBy(child.allowanceStatus);
  const of = (...statuses: string[]) =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status ?? "") ? row.rows : 0), 0);
  return {
    children: rows.reduce((sum, row) => sum + row.rows, 0),
    allowance: {
      decided: of("decided"),
      needs: of("needs", "atLeast"),
      choice: of("choice"),
      review: of("review"),
    },
  };
}

async function newestMonth(tx: TenantTransaction, { lo, hi }: Scope): Promise<Workbench["glance"]["month"]> {
  const [run] = await tx
    .select({ month: monthRun.month, state: monthRun.state, totals: monthRun.totals })
    .from(monthRun)
    .where(and(ne(monthRun.state, "cancelled"), gte(monthRun.division, lo), lt(monthRun.division, hi)))
    .orderBy(desc(monthRun.month), desc(monthRun.calculatedAt))
    .limit(1);
  if (!run) return null;
  const { fen, paid } = run.totals as MonthTotals;
  return { month: run.month, state: run.state, fen, children: paid };
}

async function lastImport(
  tx: TenantTransaction,
  { lo, hi }: Scope,
): Promise<Workbench["glance"]["lastImport"]> {
  const [batch] = await tx
    .select(BATCH_COLUMNS)
    .from(importBatch)
    .where(and(eq(importBatch.state, "done"), gte(importBatch.division, lo), lt(importBatch.division, hi)))
    .orderBy(desc(importBatch.finishedAt))
    .limit(1);
  if (!batch?.finishedAt) return null;
  return { fileName: batch.fileName, at: batch.finishedAt.toISOString(), rows: countsOf(batch).rows };
}

/** The area in a few figures: open files by category and allowance, the newest month, the last ledger. */
export async function glanceAt(
  tx: TenantTransaction,
  scope: Scope,
  deciding: Deciding,
): Promise<Workbench["glance"]> {
  const [categories, allowances, month, ledger] = await Promise.all([
    byCategory(tx, scope, deciding),
    byAllowance(tx, scope),
    newestMonth(tx, scope),
    lastImport(tx, scope),
  ]);
  return { ...allowances, byCategory: categories, month, lastImport: ledger };
}
