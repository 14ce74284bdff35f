import { newId, type TenantTransaction } from "@tongyou/database";
import { child, household } from "@tongyou/database/schema";
import { and, inArray, isNull } from "drizzle-orm";
import type { GroupRow } from "./group-content.ts";

/**
 * Brothers and sisters of one place come into one household: that of a sibling who has one, else a new one. Their
 * files are open already.
 */
export async function joinHouseholds(tx: TenantTransaction, rows: readonly GroupRow[]): Promise<void> {
  const siblings = rows.filter((row) => row.family !== undefined);
  const homes = Map.groupBy(siblings, ({ family, division }) => `${family}|${division}`);
  const shared = [...homes.values()].filter((members) => members.length > 1);
  if (shared.length === 0) return;
  const ids = shared.flat().map((row) => row.childId);
  const filed = await tx
    .select({ id: child.id, householdId: child.householdId })
    .from(child)
    .where(inArray(child.id, ids));
  const current = new Map(filed.map((one) => [one.id, one.householdId]));

  for (const members of shared) {
    const joining = members.map((row) => row.childId).filter((id) => current.get(id) === null);
    if (joining.length === 0) continue;
    const known = members.map((row) => current.get(row.childId)).find((id) => typeof id === "string");
    const id = known ?? newId();
    const division = members[0]?.division ?? "";
    if (!known) await tx.insert(household).values({ id, division });
    await tx
      .update(child)
      .set({ householdId: id })
      .where(and(inArray(child.id, joining), isNull(child.householdId)));
  }
}
