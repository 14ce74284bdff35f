import { withTenant } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { inArray } from "drizzle-orm";
import type { StaffContext } from "./context.ts";
import { areaRange } from "./divisions/index.ts";

/**
 * Names of colleagues by id, in the whole bureau: whoever entered a fact is named even when they work for a
 * wider area than the reader. Opens a transaction of its own: call it outside one.
 */
export async function staffNames(
  context: Pick<StaffContext, "db" | "tenant">,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return new Map();
  const { lo, hi } = areaRange(context.tenant.division);
  const rows = await withTenant(context.db, { tenant: context.tenant, area: { lo, hi } }, (tx) =>
    tx.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, wanted)),
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
