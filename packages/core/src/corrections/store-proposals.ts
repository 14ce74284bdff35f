import { newId, type TenantTransaction } from "@tongyou/database";
import { correction } from "@tongyou/database/schema";
import { and, eq, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { Replayed } from "./decide-again.ts";
import type { CausedDifference } from "./differences.ts";

/** How many proposals were made, and how many open ones no longer hold. */
export type Proposed = { proposed: number; withdrawn: number };

const isSame = ({ open }: Replayed, difference: CausedDifference | undefined): boolean =>
  open !== undefined &&
  difference !== undefined &&
  open.paidFen === difference.paidFen &&
  open.dueFen === difference.dueFen &&
  open.class === difference.class &&
  open.paidClass === difference.paidClass;

async function withdraw(tx: TenantTransaction, at: Date, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(correction)
    .set({ state: "withdrawn", decidedAt: at })
    .where(and(sql`${correction.id} = ANY(${sql.param(ids)}::uuid[])`, eq(correction.state, "proposed")));
}

/**
 * Puts what differs now in the place of what was open for the months that were decided again. A proposal that says the
 * same stays, with whoever asked for it first.
 */
export async function storeProposals(
  tx: TenantTransaction,
  context: Pick<StaffContext, "staff">,
  benefit: string,
  at: Date,
  { replayed, differences }: { replayed: readonly Replayed[]; differences: readonly CausedDifference[] },
): Promise<Proposed> {
  const byChild = new Map(differences.map((one) => [one.childId, one]));
  const kept = new Set(
    replayed.filter((one) => isSame(one, byChild.get(one.child.id))).map(({ child }) => child.id),
  );
  const gone = replayed.flatMap(({ child, open }) => (open && !kept.has(child.id) ? [open.id] : []));
  await withdraw(tx, at, gone);
  const fresh = differences.filter(({ childId }) => !kept.has(childId));
  if (fresh.length === 0) return { proposed: 0, withdrawn: gone.length };
  const rows = fresh.map((one) => ({
    id: newId(),
    child_id: one.childId,
    division: one.division,
    month: one.month,
    class: one.class,
    paid_class: one.paidClass,
    fen: one.fen,
    paid_fen: one.paidFen,
    due_fen: one.dueFen,
    causes: one.causes,
  }));
  await tx.execute(sql`
    INSERT INTO correction (id, child_id, division, benefit, month, class, paid_class, fen, paid_fen, due_fen, causes,
                            known_at, state, proposed_by, proposed_at)
    SELECT id, child_id, division, ${benefit}, month, class, paid_class, fen, paid_fen, due_fen, causes,
           ${at.toISOString()}::timestamptz, 'proposed', ${context.staff.id}::uuid, ${at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, child_id uuid, division text, month text, class text, paid_class text, fen bigint, paid_fen bigint,
      due_fen bigint, causes jsonb)`);
  return { proposed: fresh.length, withdrawn: gone.length };
}
