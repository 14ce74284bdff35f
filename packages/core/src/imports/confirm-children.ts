import type { TenantTransaction } from "@tongyou/database";
import { awardsOf } from "../awards/awards-of.ts";
import { type Grant, grantAwards } from "../awards/grant-awards.ts";
import { type Decided, decideMany } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import type { GroupRow } from "./group-content.ts";
import type { TakeOver } from "./take-over.ts";

/** What a confirmed ledger grants to a child of it: its allowance, from the ledger's month, where that is decided. */
export function ledgerGrant(
  { confirming, referenceDate, importId }: TakeOver,
  { childId, division }: GroupRow,
  { decision }: Decided,
): Grant | undefined {
  const benefit = confirming.policy.pack.benefit?.id;
  if (benefit === undefined || decision.allowance.status !== "decided") return undefined;
  return { childId, division, benefit, from: referenceDate.slice(0, 7), basis: "ledger", importId };
}

/**
 * Confirms the children on file of whom the ledger speaks and to whom nothing was ever granted. A closed file is not
 * opened by it. Returns those to whom something is granted now.
 */
export async function confirmFiled(
  tx: TenantTransaction,
  context: StaffContext,
  run: TakeOver,
  filed: readonly GroupRow[],
): Promise<Set<string>> {
  const benefit = run.confirming.policy.pack.benefit?.id;
  if (benefit === undefined) return new Set();
  const open = filed.filter((row) => !row.closed);
  const known = await awardsOf(
    tx,
    benefit,
    open.map(({ childId }) => childId),
  );
  const rows = open.filter(({ childId }) => !known.has(childId));
  const decided = await decideMany(
    tx,
    run.confirming,
    rows.map(({ childId }) => childId),
  );
  const grants = rows.flatMap((row) => {
    const one = decided.get(row.childId);
    return (one && ledgerGrant(run, row, one)) ?? [];
  });
  return grantAwards(tx, context, grants);
}
