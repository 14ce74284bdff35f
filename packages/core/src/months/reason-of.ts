import type { Bilingual, CivilDate, CivilMonth, Reason } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import type { Known } from "../children/restricted-parts.ts";
import { withoutRestricted } from "../children/without-restricted.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { DueInMonth } from "./due-in-month.ts";

/** Why a line is as it is. */
export type Told = { reason: Bilingual; clauses: string[] };

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

/** The same as a role may know it. */
export const reasonFor = (role: TenantRole, policy: Policy, known: Known, rate: string | null): Told =>
  seesRestricted(role) ? reasonOf(policy.explain(known.facts, known.at)) : openReasonOf(policy, known, rate);

/** The file was closed on a day `on`, before the `day` of the month that decides. */
export const closedReason = (day: CivilDate, on: CivilDate): Told => ({
  reason: {
    zh: `档案已于 ${on} 结案，${day} 不再发放。`,
    en: `The file was closed on ${on}; nothing is paid on ${day}.`,
  },
  clauses: [],
});

/** Why a child who qualifies is not paid, or one who does no longer still is, before the rules' own sentence. */
export function withAward(
  { reason, clauses }: Told,
  { due, why, since, deciding }: DueInMonth,
  month: CivilMonth,
): Told {
  const before = (zh: string, en: string): Told => ({
    reason: { zh: `${zh}${reason.zh}`, en: `${en} ${reason.en}` },
    clauses,
  });
  if (why === "suspended")
    return before(
      `待遇自 ${since} 起暂停发放，恢复后再发。`,
      `Suspended from ${since}; paid again once it is resumed.`,
    );
  if (why === "unawarded")
    return since === null
      ? before(
          "符合条件，还没有认定待遇，认定后发放。",
          "Qualifies, and is not awarded yet: paid once it is.",
        )
      : before(
          `待遇已自 ${since} 起停发；按现有情况符合条件，须重新认定。`,
          `Ended from ${since}; qualifies by what is known, and must be awarded anew.`,
        );
  if (due && deciding.on === `${month}-01`)
    return before(
      "月底不再符合，当月按月初的情况发放。",
      "No longer qualifies at the end; paid as on the first day.",
    );
  return { reason, clauses };
}
