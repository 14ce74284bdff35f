import type { Decision, Explanation, Reason } from "@tongyou/policy";
import { isRestricted } from "../facts/mask.ts";

/** The line stays, so that the tree still adds up; what it says about the child does not. */
function blotted(reason: Reason): Reason {
  const { fact, children, ...line } = reason;
  const inner = children ? { children: children.map(blotted) } : {};
  if (!fact) return { ...line, ...inner };
  if (!isRestricted(fact.name)) return { ...line, fact, ...inner };
  return {
    holds: null,
    text: { zh: "限阅内容（由县级经办人查看）", en: "Restricted (for the county officer)" },
    ...(line.clauses ? { clauses: line.clauses } : {}),
  };
}

/** An explanation without restricted facts, for roles that may not see them. */
export function withoutRestricted(explanation: Explanation): Explanation {
  return {
    ...explanation,
    categories: explanation.categories.map((item) => ({ ...item, reason: blotted(item.reason) })),
    groups: explanation.groups.map((item) =>
      item.reason ? { ...item, reason: blotted(item.reason) } : item,
    ),
    allowance: { ...explanation.allowance, reason: blotted(explanation.allowance.reason) },
    entitlements: explanation.entitlements.map((item) => ({ ...item, reason: blotted(item.reason) })),
    wouldChange: explanation.wouldChange.filter((change) => !isRestricted(change.fact)),
    needs: explanation.needs.filter((need) => !isRestricted(need.fact)),
  };
}

/** A decision that does not send anybody without the right to them after restricted facts. */
export function decisionWithoutRestricted(decision: Decision): Decision {
  const { allowance } = decision;
  const open = (name: Decision["needs"][number]) => !isRestricted(name);
  return {
    ...decision,
    needs: decision.needs.filter(open),
    allowance: allowance.needs ? { ...allowance, needs: allowance.needs.filter(open) } : allowance,
  };
}
