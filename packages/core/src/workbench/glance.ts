import type { TenantTransaction } from "@tongyou/database";
import { child, importBatch, monthRun } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, lt, ne } from "drizzle-orm";
import { may, type TenantRole } from "../access/roles.ts";
import type { Deciding } from "../children/deciding.ts";
import type { Part } from "../children/restricted-parts.ts";
import { seesRestricted } from "../facts/mask.ts";
import { countsOf } from "../imports/batch-record.ts";
import type { MonthTotals } from "../months/months.schema.ts";
import type { Scope } from "./bench.ts";
import { openIn } from "./child-todos.ts";
import type { Glance } from "./workbench.schema.ts";

/**
 * Open files by category and allowance, as the list shows them to the role: a part that rests on restricted facts
 * counts for those alone who may know them.
 */
async function countFiles(tx: TenantTransaction, role: TenantRole, scope: Scope, { policy }: Deciding) {
  const rows = await tx
    .select({
      categories: child.categories,
      restricted: child.restricted,
      allowance: child.allowanceStatus,
      rows: count(),
    })
    .from(child)
    .where(openIn(scope))
    .groupBy(child.categories, child.restricted, child.allowanceStatus);
  type Row = (typeof rows)[number];
  const all = seesRestricted(role);
  const knows = ({ restricted }: Row, part: Part) =>
    all || (restricted !== null && !restricted.includes(`|${part}|`));
  const sum = (counts: (row: Row) => boolean) =>
    rows.reduce((total, row) => total + (counts(row) ? row.rows : 0), 0);
  const allowed = (...statuses: (string | null)[]) =>
    sum((row) => statuses.includes(row.allowance) && knows(row, "allowance"));
  return {
    children: sum(() => true),
    byCategory: policy.pack.items
      .filter((item) => item.kind === "category")
      .map(({ id, title }) => ({
        id,
        name: title,
        count: sum((row) => row.categories.includes(`|${id}|`) && knows(row, `category:${id}`)),
      })),
    allowance: {
      decided: allowed("decided"),
      needs: allowed("needs", "atLeast"),
      choice: allowed("choice"),
      review: allowed("review"),
    },
  };
}

async function newestMonth(tx: TenantTransaction, { lo, hi }: Scope): Promise<Glance["month"]> {
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

async function lastImport(tx: TenantTransaction, { lo, hi }: Scope): Promise<Glance["lastImport"]> {
  const [batch] = await tx
    .select({
      fileName: importBatch.fileName,
      finishedAt: importBatch.finishedAt,
      counts: importBatch.counts,
    })
    .from(importBatch)
    .where(and(eq(importBatch.state, "done"), gte(importBatch.division, lo), lt(importBatch.division, hi)))
    .orderBy(desc(importBatch.finishedAt))
    .limit(1);
  if (!batch?.finishedAt) return null;
  return { fileName: batch.fileName, at: batch.finishedAt.toISOString(), rows: countsOf(batch).rows };
}

/**
 * The area in a few figures: open files by category and allowance, the newest month, the last ledger. Null for whoever
 * answers for a department or an institution: they are asked about children and do not see how many there are.
 */
export async function glanceAt(
  tx: TenantTransaction,
  role: TenantRole,
  scope: Scope,
  deciding: Deciding,
): Promise<Glance | null> {
  if (!may(role, "children.list") && !may(role, "workbench.workload")) return null;
  const [files, month, ledger] = await Promise.all([
    countFiles(tx, role, scope, deciding),
    newestMonth(tx, scope),
    lastImport(tx, scope),
  ]);
  return { ...files, decidedOn: deciding.on, month, lastImport: ledger };
}
