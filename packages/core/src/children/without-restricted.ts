import type { Bilingual, Explanation, Reason } from "@tongyou/policy";
import type { TenantRole } from "../access/roles.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import type { GroupId, ShownAllowance, ShownDecision, ShownExplanation } from "./children.schema.ts";
import { type Known, openNeeds } from "./restricted-parts.ts";

const RESTRICTED: Bilingual = {
  zh: "限阅内容（由县级经办人查看）",
  en: "Restricted (for the county officer)",
};
const IN_PART: Bilingual = {
  zh: "部分结论涉及限阅内容，由县级经办人查看。",
  en: "Part of the answer is restricted to the county officer.",
};
const HIDDEN: ShownAllowance = { status: "restricted" };

/** The line stays, so that the tree still adds up; what it says about the child does not. */
function blotted(reason: Reason): Reason {
  const { fact, children, ...line } = reason;
  const inner = children ? { children: children.map(blotted) } : {};
  if (!fact) return { ...line, ...inner };
  if (!isRestricted(fact.name)) return { ...line, fact, ...inner };
  return { holds: null, text: RESTRICTED, ...(line.clauses ? { clauses: line.clauses } : {}) };
}

/**
 * An explanation of what is known without restricted facts: without the parts that rest on them, and without a word
 * about them.
 * @param explanation of the facts that are known
 */
export function withoutRestricted(explanation: Explanation, { restricted }: Known): ShownExplanation {
  const { name } = explanation.allowance;
  const paid = !restricted.has("allowance");
  return {
    on: explanation.on,
    sentence: restricted.size > 0 ? IN_PART : explanation.sentence,
    categories: explanation.categories
      .filter(({ id }) => !restricted.has(`category:${id}`))
      .map((item) => ({ ...item, reason: blotted(item.reason) })),
    groups: explanation.groups
      .filter(({ id }) => !restricted.has(`group:${id}`))
      .map((item) => (item.reason ? { ...item, reason: blotted(item.reason) } : item)),
    allowance: paid
      ? { ...explanation.allowance, reason: blotted(explanation.allowance.reason) }
      : { ...HIDDEN, name, reason: { holds: null, text: RESTRICTED }, working: [] },
    entitlements: explanation.entitlements
      .filter(({ clause }) => !restricted.has(`entitlement:${clause}`))
      .map((item) => ({ ...item, reason: blotted(item.reason) })),
    // What would follow is said of the allowance and the categories together.
    wouldChange:
      restricted.size > 0 ? [] : explanation.wouldChange.filter((change) => !isRestricted(change.fact)),
    needs: explanation.needs.filter((need) => !isRestricted(need.fact)),
    ...(restricted.size > 0 && { restricted: true as const }),
  };
}

const without = <A>(answers: Readonly<Record<string, A>>, isHidden: (id: string) => boolean) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !isHidden(id)));

/** The same of a decision; it sends nobody without the right to them after restricted facts. */
export function decisionWithoutRestricted({ decision, restricted }: Known): ShownDecision {
  const { allowance } = decision;
  const group = (id: GroupId) => (restricted.has(`group:${id}`) ? null : decision[id]);
  const paid = allowance.needs ? { ...allowance, needs: openNeeds({ needs: allowance.needs }) } : allowance;
  return {
    ...decision,
    categories: without(decision.categories, (id) => restricted.has(`category:${id}`)),
    entitlements: without(decision.entitlements, (id) => restricted.has(`entitlement:${id}`)),
    inDifficulty: group("inDifficulty"),
    orphan: group("orphan"),
    deFacto: group("deFacto"),
    leftBehind: group("leftBehind"),
    allowance: restricted.has("allowance") ? HIDDEN : paid,
    conflicts: restricted.has("allowance") ? [] : decision.conflicts,
    needs: openNeeds(decision),
    ...(restricted.size > 0 && { restricted: true as const }),
  };
}

/** An explanation of what a role knows, as it may see it. */
export const explanationFor = (role: TenantRole, explanation: Explanation, known: Known): ShownExplanation =>
  seesRestricted(role) ? explanation : withoutRestricted(explanation, known);

/** A decision a role knows, as it may see it. */
export const decisionFor = (role: TenantRole, known: Known): ShownDecision =>
  seesRestricted(role) ? known.decision : decisionWithoutRestricted(known);
