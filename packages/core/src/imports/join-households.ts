import { newId, type TenantTransaction } from "@tongyou/database";
import { child, household } from "@tongyou/database/schema";
import { inArray } from "drizzle-orm";
import type { OpenedRow } from "./take-over.ts";

/**
 * Brothers and sisters of one place come into one household: that of a sibling who has one, else a new one.
 * Returns the household of each row; children already on file join at once.
 */
export async function joinHouseholds(
  tx: TenantTransaction,
  rows: readonly OpenedRow[],
): Promise<Map<number, string>> {
  const siblings = rows.filter((row) => row.content.family !== undefined);
  const homes = Map.groupBy(siblings, ({ content }) => `${content.family}|${content.division}`);
  const shared = [...homes.values()].filter((members) => members.length > 1);
  const ids = shared.flat().flatMap((row) => (row.childId ? [row.childId] : []));
  const filed = ids.length
    ? await tx
        .select({ id: child.id, householdId: child.householdId, division: child.division })
        .from(child)
        .where(inArray(child.id, ids))
    : [];
  const current = new Map(filed.map((one) => [one.id, one]));

  const found = new Map<number, string>();
  const created: { id: string; division: string }[] = [];
  for (const members of shared) {
    const division = members[0]?.content.division ?? "";
    const known = members
      .map((row) => current.get(row.childId ?? ""))
      .find((one) => one?.householdId && one.division === division)?.householdId;
    const id = known ?? newId();
    if (!known) created.push({ id, division });
    for (const { row } of members) found.set(row, id);
  }
  if (created.length) await tx.insert(household).values(created);
  for (const members of shared) {
    const joining = members.flatMap(({ childId }) =>
      childId && current.get(childId)?.householdId === null ? [childId] : [],
    );
    const id = found.get(members[0]?.row ?? -1);
    if (id && joining.length)
      await tx.update(child).set({ householdId: id }).where(inArray(child.id, joining));
  }
  return found;
}
