import type { TenantTransaction } from "@tongyou/database";
import { correction, paymentItem, recoveryInstalment } from "@tongyou/database/schema";
import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { Recovery } from "./corrections.schema.ts";
import type { OpenRecovery } from "./recovery-schedule.ts";

/** An instalment with whether it stands in a list of payments: such a one no plan touches any more. */
export type InstalmentRecord = typeof recoveryInstalment.$inferSelect & { listed: boolean };

const LISTED = sql<boolean>`EXISTS (SELECT FROM ${paymentItem}
  WHERE ${paymentItem.kind} = 'recovery' AND ${paymentItem.sourceId} = ${recoveryInstalment.id} AND ${paymentItem.live})`;

/** What a child owes back: its approved recoveries, oldest month first, and the parts of them that a plan made. */
export type Owed = {
  corrections: Recovery["corrections"];
  instalments: (InstalmentRecord & { month: string })[];
  /** What a new plan has to say of: neither taken nor waived, nor in a list of payments. */
  open: OpenRecovery[];
};

/** Reads what a child owes back. `lock`: until the commit no list of payments takes an instalment. */
export async function readOwed(tx: TenantTransaction, childId: string, lock = false): Promise<Owed> {
  const approved = await tx
    .select({ id: correction.id, month: correction.month, fen: correction.fen })
    .from(correction)
    .where(and(eq(correction.childId, childId), eq(correction.state, "approved"), lt(correction.fen, 0)))
    .orderBy(asc(correction.month), asc(correction.proposedAt));
  if (lock)
    await tx
      .select({ id: recoveryInstalment.id })
      .from(recoveryInstalment)
      .where(and(eq(recoveryInstalment.childId, childId), eq(recoveryInstalment.state, "due")))
      .orderBy(asc(recoveryInstalment.id))
      .for("update");
  const parts = await tx
    .select({
      id: recoveryInstalment.id,
      planId: recoveryInstalment.planId,
      correctionId: recoveryInstalment.correctionId,
      childId: recoveryInstalment.childId,
      division: recoveryInstalment.division,
      dueMonth: recoveryInstalment.dueMonth,
      fen: recoveryInstalment.fen,
      state: recoveryInstalment.state,
      listed: LISTED,
    })
    .from(recoveryInstalment)
    .where(eq(recoveryInstalment.childId, childId))
    .orderBy(asc(recoveryInstalment.dueMonth), asc(recoveryInstalment.id));
  const live = parts.filter(({ state }) => state !== "replanned");
  const monthOf = new Map(approved.map(({ id, month }) => [id, month]));
  const corrections = approved.map(({ id, month, fen }) => {
    const settled = live.filter((part) => part.correctionId === id && (part.state !== "due" || part.listed));
    return { id, month, fen: -fen, openFen: settled.reduce((left, part) => left - part.fen, -fen) };
  });
  return {
    corrections,
    instalments: live.map((part) => ({ ...part, month: monthOf.get(part.correctionId) ?? "" })),
    open: corrections.flatMap(({ id, month, openFen }) =>
      openFen > 0 ? [{ correctionId: id, month, openFen }] : [],
    ),
  };
}

export const sumOf = (open: readonly OpenRecovery[]): number =>
  open.reduce((sum, { openFen }) => sum + openFen, 0);
