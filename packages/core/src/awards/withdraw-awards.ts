import type { TenantTransaction } from "@tongyou/database";
import { award } from "@tongyou/database/schema";
import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { lockAwards, showAwards } from "./grant-awards.ts";

const ofImport = (importId: string) => and(eq(award.importId, importId), isNull(award.supersededAt));

/** Takes back what a ledger's confirmation granted. It stays in the history. */
export async function withdrawAwards(tx: TenantTransaction, importId: string, at: Date): Promise<void> {
  const rows = await tx.select({ childId: award.childId }).from(award).where(ofImport(importId));
  if (rows.length === 0) return;
  const ids = rows.map(({ childId }) => childId);
  await lockAwards(tx, ids);
  await tx.update(award).set({ supersededAt: at }).where(ofImport(importId));
  await showAwards(tx, ids, at);
}

/** True when somebody decided since about awards of children to whom the ledger granted one. */
export async function awardedSince(tx: TenantTransaction, importId: string, since: Date): Promise<boolean> {
  const [found] = await tx
    .select({ id: award.id })
    .from(award)
    .where(
      and(
        sql`${award.childId} IN (SELECT child_id FROM award WHERE import_id = ${importId})`,
        or(isNull(award.importId), ne(award.importId, importId)),
        isNull(award.supersededAt),
        gt(award.decidedAt, since),
      ),
    )
    .limit(1);
  return found !== undefined;
}
