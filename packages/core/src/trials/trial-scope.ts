import type { TenantTransaction } from "@tongyou/database";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import { stopRuleOf } from "../awards/month-rules.ts";
import { decidingBy } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import type { MonthScope } from "../months/month-children.ts";
import { benefitOf } from "../months/month-scope.ts";
import { getOfferedPack } from "../tenants/offered-pack.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import type { TrialChange } from "./trials.schema.ts";
import { checkChanges, underChanges } from "./under-changes.ts";

/** The month as it is and as the trial has it. */
export type TrialScope = { before: MonthScope; after: MonthScope };
/** What is tried, of which month and area, and as it was known when. */
export type TrialQuestion = {
  month: CivilMonth;
  division: string;
  changes: readonly TrialChange[];
  knownAt: Date;
};

/**
 * Both sides of a trial, from what was known at its instant. `policies`: the artefacts of a trial that was made before,
 * whatever is in force by now. Throws `invalid` and `conflict` as the changes do, `unavailable` for an artefact that is
 * not on this server, and `invalid` where no document states a monthly allowance.
 */
export async function trialScope(
  tx: TenantTransaction,
  context: StaffContext,
  { month, division, changes, knownAt }: TrialQuestion,
  policies: { before: Policy; after: Policy } = policiesOf(context, month, changes),
): Promise<TrialScope> {
  const firstDay = `${month}-01`;
  const { id, hash } = tenantPackOn(context.tenant, firstDay);
  const begun = context.packs.get(id, hash);
  const isSame = policies.before === policies.after;
  const scopeOf = async (
    policy: Policy,
    first: Policy,
    tried: readonly TrialChange[],
  ): Promise<MonthScope> => {
    const last = await decidingBy(tx, policy, lastDayOf(month), knownAt);
    checkChanges(last, tried, month);
    const scope = { month, division, benefit: benefitOf(policy), deciding: underChanges(last, tried, month) };
    if ((await stopRuleOf(tx, last)) !== "nextMonth") return scope;
    const rules = await decidingBy(tx, first, firstDay, knownAt);
    return { ...scope, first: underChanges(rules, tried, month) };
  };
  return {
    before: await scopeOf(policies.before, begun, []),
    after: await scopeOf(policies.after, isSame ? begun : policies.after, changes),
  };
}

/** The artefact in force on the month's last day, and the one that the trial takes. */
function policiesOf(context: StaffContext, month: CivilMonth, changes: readonly TrialChange[]) {
  const { id, hash } = tenantPackOn(context.tenant, lastDayOf(month));
  const other = changes.find((change) => change.kind === "pack");
  const before = context.packs.get(id, hash);
  return { before, after: other ? getOfferedPack(context, other.hash) : before };
}
