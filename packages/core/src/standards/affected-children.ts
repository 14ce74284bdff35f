import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { isConditional, type Pack } from "@tongyou/policy/engine";
import { count } from "drizzle-orm";
import { may, type TenantRole } from "../access/roles.ts";
import type { RuleFilter } from "../children/children.schema.ts";
import { childrenWhere, isRecounting } from "../children/children-where.ts";
import type { ClauseRules } from "./standards.schema.ts";

type Affected = ClauseRules["rules"][number]["children"];

/** The list's own filter for a rule; undefined for what is no rule about children, and for a part of other rules. */
export function filterOf(pack: Pack, id: string): RuleFilter | undefined {
  const item = pack.items.find((one) => one.id === id);
  switch (item?.kind) {
    case "category":
      return { category: id };
    case "group":
      return { group: item.group };
    case "entitlement":
      return { entitlement: id };
    case "definition":
      return undefined;
  }
  if (pack.benefit?.classes.some((one) => one.id === id)) return { class: id };
  const provision = pack.provisions?.find((one) => one.id === id);
  return provision && isConditional(provision) ? { provision: id } : undefined;
}

/**
 * How many open files of the area the list shows under a rule; null where the role has no list or there is no such
 * filter. Its `count` is null while files are still being counted: an unfinished number is not shown.
 */
export async function affectedChildren(
  tx: TenantTransaction,
  role: TenantRole,
  filter: RuleFilter | undefined,
  area: string | undefined,
): Promise<Affected> {
  if (!filter || !may(role, "children.list")) return null;
  const input = { status: "active" as const, area, ...filter };
  const [[row], recounting] = await Promise.all([
    tx.select({ rows: count() }).from(child).where(childrenWhere(role, input)),
    isRecounting(tx, role, input),
  ]);
  return { count: recounting ? null : (row?.rows ?? 0), filter };
}
