import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { type Owed, readOwed } from "./open-recoveries.ts";

/** What a child owes back, with its file locked: nobody approves a recovery, plans or pays one until the commit. */
export async function lockRecovery(tx: TenantTransaction, childId: string): Promise<Owed> {
  await tx.select({ id: child.id }).from(child).where(eq(child.id, childId)).for("no key update");
  return readOwed(tx, childId, true);
}
