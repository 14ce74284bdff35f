import type { Database } from "./connect.ts";
import { CATALOGUE_QUERIES } from "./lint-queries.ts";

/** One thing in the catalogue that breaks a rule of the house. */
export type Finding = {
  rule: string;
  /** Where: `t_0007.child`, a role, a function. */
  place: string;
  /** What is there that should not be, or the other way round. */
  found: string;
};

/**
 * Looks through the whole catalogue for what would let one tenant or area see another: tables without row
 * security, a foreign grantee, a role with too much power, drift between tenants. Empty: all is well.
 */
export async function lintCatalogue(db: Pick<Database, "owner">): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [rule, query] of Object.entries(CATALOGUE_QUERIES)) {
    const { rows } = await db.owner.query<{ place: string; found: string }>(query);
    findings.push(...rows.map(({ place, found }) => ({ rule, place, found })));
  }
  return findings;
}
