import type { TenantTransaction } from "@tongyou/database";
import { child, importBatch, monthRun } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { mayKnow } from "../children/children-where.ts";
import type { Deciding } from "../children/deciding.ts";
import { seesRestricted } from "../facts/mask.ts";
import { BATCH_COLUMNS, countsOf } from "../imports/batch-record.ts";
import type { MonthTotals } from "../months/months.schema.ts";
import type { Scope } from "./bench.ts";
import type { Workbench } from "./workbench.schema.ts";

const open = ({ lo, hi }: Scope) =>
  and(eq(child.status, "active"), gte(child.division, lo), lt(child.division, hi));

/** As the list shows it to the role: a part that rests on restricted facts counts for those alone who may know them. */
async function byCategory(tx: TenantTransaction, role: TenantRole, scope: Scope, { policy }: Deciding) {
  const rows = await tx
    .select({ categories: child.categories, restricted: child.restricted, rows: count() })
    .from(child)
    .where(open(scope))
    .groupBy(child.categories, child.restricted);
  const all = seesRestricted(role);
  const mayCount = (restricted: string | null, id: string) =>
    all || (restricted !== null && !restricted.includes(`|category:${id}|`));
  const isIn = (row: (typeof rows)[number], id: string) =>
    row.categories.includes(`|${id}|`) && mayCount(row.restricted, id);
  const categories = policy.pack.items.filter((item) => item.kind === "category");
  return categories.map(({ id, title }) => ({
    id,
    name: title,
    count: rows.reduce((sum, row) => sum + (isIn(row, id) ? row.rows : 0), 0),
  }));
}

async function byAllowance(tx: TenantTransaction, role: TenantRole, scope: Scope) {
  const known = mayKnow(role, "allowance");
  const status = known
    ? sql<string | null>`CASE WHEN ${known} THEN ${child.allowanceStatus} END`
    : child.allowanceStatus;
  const rows = await tx.select({ status, rows: count() }).from(child).where(open(scope)).groupBy(sql`1`);
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
  role: TenantRole,
  scope: Scope,
  deciding: Deciding,
): Promise<Workbench["glance"]> {
  const [categories, allowances, month, ledger] = await Promise.all([
    byCategory(tx, role, scope, deciding),
    byAllowance(tx, role, scope),
    newestMonth(tx, scope),
    lastImport(tx, scope),
  ]);
  return { ...allowances, byCategory: categories, month, lastImport: ledger };
}
