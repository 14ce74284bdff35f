import { describeRule } from "@tongyou/policy/engine";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { affectedChildren, filterOf } from "./affected-children.ts";
import { clauseCases } from "./clause-cases.ts";
import type { ClauseRules, policyClauseInput } from "./standards.schema.ts";

/**
 * The rules that carry a clause, in words, with how many children of the area each touches now; the same count as
 * the list that the number opens. Beside them its golden cases. Throws `notFound` for a clause the bureau's pack does
 * not have.
 */
export async function getPolicyClause(
  context: StaffContext,
  { no, area }: z.output<typeof policyClauseInput>,
): Promise<ClauseRules> {
  return inTenant(context, "policy.clause", async (tx) => {
    const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
    const { pack } = policy;
    const clause = pack.documents.flatMap(({ clauses }) => clauses).find((one) => one.no === no);
    if (!clause) throw notFound({ zh: "政策条款", en: "policy clause" });
    const { became } = clause;
    const rules: ClauseRules["rules"] = [];
    for (const id of became.as === "encoded" ? became.items : []) {
      const rule = describeRule(pack, id);
      if (!rule) continue;
      const children = await affectedChildren(tx, context.staff.role, filterOf(pack, id), area);
      rules.push({ id, rule, children });
    }
    return { no, rules, cases: clauseCases(context, policy, clause) };
  });
}
