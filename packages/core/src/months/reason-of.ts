import type { Bilingual, Reason } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import type { Known } from "../children/restricted-parts.ts";
import { withoutRestricted } from "../children/without-restricted.ts";

/** Why a line is paid. */
type Told = { reason: Bilingual; clauses: string[] };

/** Clauses on the lines that hold or are open: what the answer rests on. */
function clausesOf(reason: Reason, found: Set<string>): void {
  if (reason.holds === false) return;
  for (const clause of reason.clauses ?? []) found.add(clause);
  for (const child of reason.children ?? []) clausesOf(child, found);
}

/** One sentence with its clauses: why the allowance is as it is. */
export function reasonOf(explanation: { sentence: Bilingual; allowance: { reason: Reason } }): Told {
  const found = new Set<string>();
  clausesOf(explanation.allowance.reason, found);
  return { reason: explanation.sentence, clauses: [...found] };
}

/** The same without restricted facts: where the allowance rests on some, the clauses are those of its class. */
export function openReasonOf(policy: Policy, known: Known, rate: string | null): Told {
  const told = reasonOf(withoutRestricted(policy.explain(known.facts, known.at), known));
  if (!known.restricted.has("allowance")) return told;
  const clauses = policy.pack.benefit?.classes.find(({ id }) => id === rate)?.clauses ?? [];
  return { ...told, clauses: [...clauses] };
}
