import type { FactName, Reason } from "@tongyou/policy";
import type { ShownExplanation } from "../children/children.schema.ts";

/** What an answer rests on: clauses, and the facts that are known. */
export type Grounds = { clauses: string[]; facts: FactName[] };

/**
 * The clauses and known facts behind an allowance: of one that is due, or open, the lines that hold or are open; of one
 * that is not, all that was tried. A category or group that a line names is explained in its own place: its facts are
 * looked for there, and its own clauses stand for it.
 */
export function groundsOf({
  allowance,
  categories,
  groups,
}: Pick<ShownExplanation, "allowance" | "categories" | "groups">): Grounds {
  const [clauses, facts] = [new Set<string>(), new Set<FactName>()];
  const named = new Map([...categories, ...groups].map(({ name, reason }) => [name.zh, reason]));
  const everything = allowance.status === "none";
  const visit = ({ text, holds, clauses: cited = [], fact, children }: Reason, own: boolean): void => {
    if (!everything && holds === false) return;
    if (own) for (const clause of cited) clauses.add(clause);
    if (fact && fact.value !== undefined) facts.add(fact.name);
    for (const child of children ?? []) visit(child, own);
    const elsewhere = children || fact ? undefined : named.get(text.zh);
    named.delete(text.zh);
    for (const child of elsewhere?.children ?? []) visit(child, false);
  };
  for (const line of allowance.reason.children ?? []) visit(line, true);
  return { clauses: [...clauses], facts: [...facts] };
}
