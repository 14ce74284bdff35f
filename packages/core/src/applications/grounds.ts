import type { FactName, Reason } from "@tongyou/policy";
import type { ShownExplanation } from "../children/children.schema.ts";

/** What an answer rests on: clauses, and the facts that are known. */
export type Grounds = { clauses: string[]; facts: FactName[] };

/**
 * The clauses and known facts behind an allowance: of one that is due, or open, the lines that hold or are open; of one
 * that is not, all that was tried.
 */
export function groundsOf({ allowance }: Pick<ShownExplanation, "allowance">): Grounds {
  const [clauses, facts] = [new Set<string>(), new Set<FactName>()];
  const everything = allowance.status === "none";
  const visit = ({ holds, clauses: cited = [], fact, children = [] }: Reason): void => {
    if (!everything && holds === false) return;
    for (const clause of cited) clauses.add(clause);
    if (fact && fact.value !== undefined) facts.add(fact.name);
    for (const child of children) visit(child);
  };
  visit(allowance.reason);
  return { clauses: [...clauses], facts: [...facts] };
}
