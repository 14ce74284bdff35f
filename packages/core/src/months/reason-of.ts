import type { Bilingual, Explanation, Reason } from "@tongyou/policy";

/** Clauses on the lines that hold or are open: what the answer rests on. */
function clausesOf(reason: Reason, found: Set<string>): void {
  if (reason.holds === false) return;
  for (const clause of reason.clauses ?? []) found.add(clause);
  for (const child of reason.children ?? []) clausesOf(child, found);
}

/** One sentence with its clauses: why the allowance is as it is. */
export function reasonOf(explanation: Explanation): { reason: Bilingual; clauses: string[] } {
  const found = new Set<string>();
  clausesOf(explanation.allowance.reason, found);
  return { reason: explanation.sentence, clauses: [...found] };
}
