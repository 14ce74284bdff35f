import { newId, type TenantTransaction } from "@tongyou/database";
import { benefitLine, monthItem } from "@tongyou/database/schema";
import type { Receipt } from "@tongyou/policy";
import { and, asc, count, eq, gt, sql, sum } from "drizzle-orm";
import { decideMany, receiptOf } from "../children/deciding.ts";
import type { MonthScope } from "./month-children.ts";
import type { MonthTotals } from "./months.schema.ts";

/** Lines of one INSERT. */
const PAGE = 500;

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
    .limit(PAGE);

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

/**
 * Fixes lines for the next paid children of the run, each with its receipt; undefined when there are
 * no more. The receipt is of what was known when the month was approved. A line that another run fixed in the meantime is left alone: the unique key makes a double impossible.
 */
export async function fixPage(
  tx: TenantTransaction,
  scope: MonthScope,
  runId: string,
  after: string,
  at: { approved: Date; now: Date },
): Promise<(Fixed & { last: string }) | undefined> {
  const page = await readPaid(tx, runId, after);
  const last = page.at(-1)?.childId;
  if (last === undefined) return undefined;
  const receipts = await receiptsOf(tx, scope, page, at.approved);
  const lines = page.map((row) => ({
    id: newId(),
    child_id: row.childId,
    division: row.division,
    class: row.class,
    fen: row.fen,
    receipt: receipts.get(row.childId),
  }));
  const inserted = await tx.execute<{ fen: string }>(sql`
    INSERT INTO benefit_line (id, child_id, division, benefit, month, class, fen, run_id, receipt, fixed_at)
    SELECT id, child_id, division, ${scope.benefit}, ${scope.month}, class, fen, ${runId}::uuid, receipt,
           ${at.now.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS due (
      id uuid, child_id uuid, division text, class text, fen bigint, receipt jsonb)
    ON CONFLICT (child_id, benefit, month) DO NOTHING
    RETURNING fen`);
  const fen = inserted.rows.reduce((sum, row) => sum + Number(row.fen), 0);
  return { last, due: lines.length, fixed: inserted.rows.length, fen };
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
