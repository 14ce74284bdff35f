import { tenantKey } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { type Decided, type Deciding, decideMany, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { roleTitle } from "../protection/chain.ts";
import { departmentTitle } from "../referrals/department-title.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { planForms, serviceKinds } from "./plan-forms.ts";
import { possibleOwners, worksAt } from "./plan-owners.ts";
import { peopleOf, planVersions, readPlans } from "./plan-versions.ts";
import {
  type ChildPlan,
  type childPlanInput,
  type PlanDemand,
  SERVICE_ROLES,
  type ServicedBy,
} from "./plans.schema.ts";
import { proposedServices } from "./proposed-services.ts";

/** Whether a document demands a plan for this child, and what burdens it. Restricted facts have no say in it. */
function needOf({ policy, on }: Deciding, decided: Decided): Pick<ChildPlan, "demand" | "burdens"> {
  const { facts, at, decision } = withoutRestrictedFacts(policy, decided);
  const touches = policy.touches(facts, at);
  const forms = planForms(policy.pack, on);
  const sure = forms.find(({ id }) => touches[id] === "yes" || touches[id] === "review");
  const form = sure ?? forms.find(({ id }) => touches[id] === "unknown");
  const demand: PlanDemand = {
    answer: sure ? "yes" : form ? "unknown" : "no",
    title: form?.title ?? null,
    clause: form?.clauses.at(-1) ?? null,
  };
  const burdens = policy.pack.items
    .filter(({ kind, id }) => kind === "category" && decision.categories[id] === "yes")
    .map(({ title }) => title);
  return { demand, burdens };
}

/** What the region calls whoever gives a service. */
export const servicedByTitle = (pack: Pack, on: CivilDate) => (by: ServicedBy) => {
  if (by.kind === "role") return roleTitle(pack, by.role, on);
  return by.kind === "department" ? departmentTitle(by.department) : null;
};

/**
 * A child's care plan with all its versions, whether a document demands one, and what a new version can choose from.
 * Throws `notFound`. Each reading leaves an audit row.
 */
export async function getChildPlan(
  context: StaffContext,
  { childId }: z.output<typeof childPlanInput>,
): Promise<ChildPlan> {
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "plans.ofChild", async (tx, note) => {
    const child = await getChildRecord(tx, childId);
    const deciding = await decidingOn(tx, context);
    const [stored, decided] = await Promise.all([
      readPlans(tx, childId),
      decideMany(tx, deciding, [childId]),
    ]);
    note({ childId, division: child.division });
    const one = decided.get(childId);
    if (!one) throw new Error("the child was decided");
    const proposed = await proposedServices(tx, deciding, one, civilDayOf(context.now()));
    return { child, deciding, stored, decided: one, proposed };
  });
  const { child, deciding, stored, decided, proposed } = read;
  const { pack } = deciding.policy;
  const [names, colleagues] = await Promise.all([
    staffNames(context, peopleOf(stored)),
    possibleOwners(context),
  ]);
  return {
    child: { name: child.name, divisionName: placeName(child.division), open: child.status === "active" },
    ...needOf(deciding, decided),
    kinds: [...serviceKinds(pack, deciding.on)],
    roles: SERVICE_ROLES.map((role) => ({ role, title: roleTitle(pack, role, deciding.on) })),
    owners: colleagues
      .filter((one) => worksAt(one, child.division))
      .map(({ id, name, division }) => ({ id, name, divisionName: placeName(division) })),
    proposed,
    today: civilDayOf(context.now()),
    versions: planVersions(stored, { key, names, roleTitle: servicedByTitle(pack, deciding.on) }),
  };
}
