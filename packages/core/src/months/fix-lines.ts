import { newId, type TenantTransaction } from "@tongyou/database";
import { monthItem } from "@tongyou/database/schema";
import type { Receipt } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { choicesFor, type Decided, decideFacts } from "../children/deciding.ts";
import { withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { statedOn } from "../facts/facts-on.ts";
import type { MonthScope } from "./month-children.ts";
import { type LineReason, openReasonOf, reasonOf } from "./reason-of.ts";

/** Lines of one INSERT. */
const PAGE = 500;

const readPaid = (tx: TenantTransaction, runId: string, after: string) =>
  tx
    .select({
      childId: monthItem.childId,
      division: monthItem.division,
      class: monthItem.class,
      fen: monthItem.fen,
      receipt: monthItem.receipt,
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

function lineReason(policy: Policy, decided: Decided): LineReason {
  const full = reasonOf(policy.explain(decided.facts, decided.at));
  const known = withoutRestrictedFacts(policy, decided);
  if (known.restricted.size === 0) return full;
  return { ...full, open: openReasonOf(policy, known, decided.decision.allowance.class ?? null) };
}

/**
 * Fixes a line for every paid child of the run, each with its receipt and its reason. A line that another run fixed
 * in the meantime is left alone: the unique key makes a double impossible. Returns how many there were to fix, how
 * many were, and their sum in fen.
 */
export async function fixLines(
  tx: TenantTransaction,
  scope: MonthScope,
  runId: string,
  at: Date,
): Promise<{ due: number; fixed: number; fen: number }> {
  const sum = { due: 0, fixed: 0, fen: 0 };
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await readPaid(tx, runId, last);
    const end = page.at(-1);
    if (!end) return sum;
    last = end.childId;
    const ids = page.map((row) => row.childId);
    const [stated, choices] = await Promise.all([
      statedOn(tx, ids, scope.deciding.on),
      choicesFor(tx, ids, scope.month),
    ]);
    const lines = page.map((row) => {
      const decided = decideFacts(scope.deciding, stated.get(row.childId), choices.get(row.childId));
      return {
        id: newId(),
        child_id: row.childId,
        division: row.division,
        class: row.class,
        fen: row.fen,
        receipt: row.receipt as Receipt,
        reason: lineReason(scope.deciding.policy, decided),
      };
    });
    const inserted = await tx.execute<{ fen: string }>(sql`
      INSERT INTO benefit_line (id, child_id, division, benefit, month, class, fen, run_id, receipt, reason, fixed_at)
      SELECT id, child_id, division, ${scope.benefit}, ${scope.month}, class, fen, ${runId}::uuid, receipt, reason,
             ${at.toISOString()}::timestamptz
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS due (
        id uuid, child_id uuid, division text, class text, fen bigint, receipt jsonb, reason jsonb)
      ON CONFLICT (child_id, benefit, month) DO NOTHING
      RETURNING fen`);
    sum.due += lines.length;
    sum.fixed += inserted.rows.length;
    for (const { fen } of inserted.rows) sum.fen += Number(fen);
  }
}
