import { describeRule, type RuleLine } from "@tongyou/policy/engine";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";

/** Everything that carries a clause of the bureau's pack, in words, by its id: what the printed handbook says. */
export async function getPolicyRules(context: StaffContext): Promise<Record<string, RuleLine>> {
  return inTenant(context, "policy.rules", async () => {
    const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
    const carriers = pack.documents
      .flatMap(({ clauses }) => clauses)
      .flatMap(({ became }) => (became.as === "encoded" ? became.items : []));
    const rules = [...new Set(carriers)].map((id) => [id, describeRule(pack, id)] as const);
    return Object.fromEntries(rules.flatMap(([id, rule]) => (rule ? [[id, rule]] : [])));
  });
}
