import { newId, type TenantTransaction } from "@tongyou/database";
import { benefitLine, monthItem } from "@tongyou/database/schema";
import type { Receipt } from "@tongyou/policy";
import { and, asc, count, eq, gt, sql, sum } from "drizzle-orm";
import { decideMany, receiptOf } from "../children/deciding.ts";
import { inParts } from "../jobs/in-parts.ts";
import { nextPage } from "../jobs/next-page.ts";
import type { MonthScope } from "./month-children.ts";
import type { MonthTotals } from "./months.schema.ts";

/** Lines of one step, and of one of its parts. */
const PAGE = 1_000;
const PART = 500;

const readPaid = (tx: TenantTransaction, runId: string, after: string) =>
  tx
    .select({
      childId: monthItem.childId,
      division: monthItem.division,
      class: monthItem.class,
      fen: monthItem.fen,
    })
    .from(monthItem)
    .where(
      and(
        eq(monthItem.runId, runId),
        eq(monthItem.status, "decided"),
        gt(monthItem.fen, 0),
        gt(monthItem.childId, after),
      ),
    )
    .orderBy(asc(monthItem.childId))
    .limit(nextPage(PAGE));

type PaidRow = Awaited<ReturnType<typeof readPaid>>[number];

/** How many lines were due, how many of them were fixed here, and their sum in fen. */
export type Fixed = { due: number; fixed: number; fen: number };

/**
 * A receipt for each approved line, from what was known when the month was approved: of the last day, or of the first
 * where the line rests on that. A line that neither gives is an error.
 */
async function receiptsOf(
  tx: TenantTransaction,
  { deciding, first }: MonthScope,
  rows: readonly PaidRow[],
  approved: Date,
): Promise<Map<string, Receipt>> {
  const found = new Map<string, Receipt>();
  for (const rules of [deciding, ...(first ? [first] : [])]) {
    const open = rows.filter(({ childId }) => !found.has(childId));
    const ids = open.map(({ childId }) => childId);
    const decided = await decideMany(tx, { ...rules, knownAt: approved }, ids);
    for (const row of open) {
      const one = decided.get(row.childId);
      const { class: rate, fen } = one?.decision.allowance ?? {};
      if (one && rate === row.class && fen === row.fen)
        found.set(row.childId, receiptOf(rules.policy, one, approved));
    }
  }
  const missing = rows.find(({ childId }) => !found.has(childId));
  if (missing) throw new Error(`child ${missing.childId} is not decided as the approved month says`);
  return found;
}

/** A month that is being fixed, with the instant of its approval and the present one. */
export type Fixing = { scope: MonthScope; runId: string; approved: Date; now: Date };

/** Adds lines with their receipts. One that another run fixed in the meantime is left alone: a unique key sees to it. */
async function fixRows(
  tx: TenantTransaction,
  { scope, runId, approved, now }: Fixing,
  rows: readonly PaidRow[],
): Promise<Pick<Fixed, "fixed" | "fen">> {
  const receipts = await receiptsOf(tx, scope, rows, approved);
  const lines = rows.map((row) => ({
    id: newId(),
    child_id: row.childId,
    division: row.division,
    class: row.class,
    fen: row.fen,
    receipt: receipts.get(row.childId),
  }));
  const { rows: inserted } = await tx.execute<{ fen: string }>(sql`
    INSERT INTO benefit_line (id, child_id, division, benefit, month, class, fen, run_id, receipt, fixed_at)
    SELECT id, child_id, division, ${scope.benefit}, ${scope.month}, class, fen, ${runId}::uuid, receipt,
           ${now.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS due (
      id uuid, child_id uuid, division text, class text, fen bigint, receipt jsonb)
    ON CONFLICT (child_id, benefit, month) DO NOTHING
    RETURNING fen`);
  return { fixed: inserted.length, fen: inserted.reduce((sum, row) => sum + Number(row.fen), 0) };
}

/**
 * Fixes lines for the next paid children of the run, each with its receipt of what was known when the month was
 * approved; undefined when there are no more.
 */
export async function fixPage(
  tx: TenantTransaction,
  fixing: Fixing,
  after: string,
): Promise<(Fixed & { last: string }) | undefined> {
  const page = await readPaid(tx, fixing.runId, after);
  const last = page.at(-1)?.childId;
  if (last === undefined) return undefined;
  const sums: Fixed = { due: page.length, fixed: 0, fen: 0 };
  await inParts(page, PART, async (rows) => {
    const { fixed, fen } = await fixRows(tx, fixing, rows);
    sums.fixed += fixed;
    sums.fen += fen;
  });
  return { last, ...sums };
}

/** What a run's fixed lines add up to, by class in the order of its totals. */
export async function sumOfLines(
  tx: TenantTransaction,
  runId: string,
  { byClass }: MonthTotals,
): Promise<Pick<MonthTotals, "paid" | "fen" | "byClass">> {
  const rows = await tx
    .select({ class: benefitLine.class, children: count(), fen: sum(benefitLine.fen).mapWith(Number) })
    .from(benefitLine)
    .where(eq(benefitLine.runId, runId))
    .groupBy(benefitLine.class);
  const found = new Map(rows.map(({ class: rate, ...of }) => [rate, of]));
  const classes = byClass.flatMap((one) => {
    const of = found.get(one.class);
    return of ? [{ ...one, ...of }] : [];
  });
  return {
    paid: rows.reduce((all, row) => all + row.children, 0),
    fen: rows.reduce((all, row) => all + row.fen, 0),
    byClass: classes,
  };
}
