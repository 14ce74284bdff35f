import { withTenant } from "@tongyou/database";
import { institution } from "@tongyou/database/schema";
import { asc } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";

/**
 * Names of the bureau's institutions by id, by place and name: the register is the whole bureau's and names no child.
 * Opens a transaction of its own: call it outside one.
 */
export async function institutionNames(
  context: Pick<StaffContext, "db" | "tenant">,
): Promise<ReadonlyMap<string, string>> {
  const { lo, hi } = areaRange(context.tenant.division);
  const rows = await withTenant(context.db, { tenant: context.tenant, area: { lo, hi } }, (tx) =>
    tx
      .select({ id: institution.id, name: institution.name })
      .from(institution)
      .orderBy(asc(institution.division), asc(institution.name)),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
