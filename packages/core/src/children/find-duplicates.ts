import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange, countyOf, findDivision } from "../divisions/index.ts";

export type OnFile = {
  /** The county where the file is kept: enough to know whom to ask. */
  name: string;
  /** In the reader's own area. */
  own: boolean;
};

/**
 * Where in the whole bureau children with these ID numbers (keyed hashes) are on file, by hash in hex. The only
 * thing that is told about a child outside the reader's area is the county. A transaction of its own.
 */
export async function whereOnFile(
  context: StaffContext,
  hashes: readonly Buffer[],
): Promise<Map<string, OnFile>> {
  if (hashes.length === 0) return new Map();
  const whole = areaRange(context.tenant.division);
  const wanted = JSON.stringify(hashes.map((hash) => hash.toString("hex")));
  const rows = await withTenant(context.db, { tenant: context.tenant, area: whole }, (tx) =>
    tx
      .select({ idHash: child.idHash, division: child.division })
      .from(child)
      .where(
        sql`${child.idHash} IN (SELECT decode(wanted, 'hex') FROM json_array_elements_text(${wanted}::json) AS wanted)`,
      ),
  );
  const { lo, hi } = context.area;
  return new Map(
    rows.map(({ idHash, division }) => {
      const own = lo <= division && division < hi;
      const county = countyOf(division);
      return [idHash?.toString("hex") ?? "", { name: findDivision(county)?.name ?? county, own }];
    }),
  );
}
