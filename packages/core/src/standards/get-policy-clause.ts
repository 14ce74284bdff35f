import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { describeRule, type Pack } from "@tongyou/policy/engine";
import { count } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { childrenWhere } from "../children/list-children.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { ClauseRules, policyClauseInput } from "./standards.schema.ts";

type Affected = ClauseRules["rules"][number]["children"];
type Filter = NonNullable<Affected>["filter"];

/** The list's own filter for a rule; undefined where the list cannot show whom it touches. */
function filterOf(pack: Pack, id: string): Filter | undefined {
  if (pack.items.some((item) => item.id === id && item.kind === "category")) return { category: id };
  return pack.benefit?.classes.some((one) => one.id === id) ? { class: id } : undefined;
}

async function affected(tx: TenantTransaction, filter: Filter, area: string | undefined): Promise<Affected> {
  const [row] = await tx
    .select({ rows: count() })
    .from(child)
    .where(childrenWhere({ status: "active", area, ...filter }));
  return { count: row?.rows ?? 0, filter };
}

/**
 * The rules that carry a clause, in words, with how many children of the area each touches now; the same count as
 * the list that the number opens. Throws `notFound` for a clause the bureau's pack does not have.
 */
export async function getPolicyClause(
  context: StaffContext,
  { no, area }: z.output<typeof policyClauseInput>,
): Promise<ClauseRules> {
  return inTenant(context, "policy.clause", async (tx) => {
    const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
    const clause = pack.documents.flatMap(({ clauses }) => clauses).find((one) => one.no === no);
    if (!clause) throw notFound({ zh: "政策条款", en: "policy clause" });
    const { became } = clause;
    const rules: ClauseRules["rules"] = [];
    for (const id of became.as === "encoded" ? became.items : []) {
      const rule = describeRule(pack, id);
      if (!rule) continue;
      const filter = may(context.staff.role, "children.list") ? filterOf(pack, id) : undefined;
      rules.push({ id, rule, children: filter ? await affected(tx, filter, area) : null });
    }
    return { no, rules };
  });
}
