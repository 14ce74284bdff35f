import type { TenantTransaction } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import type { Decided, Deciding } from "../children/deciding.ts";
import { withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { addWorkingDays } from "../deadlines/working-calendar.ts";
import { measuresOn } from "../risk/load-measures.ts";
import { riskLevelOf } from "../risk/risk-scheme.ts";
import type { ChildPlan } from "./plans.schema.ts";

/**
 * The measures of the bureau for a child's level of risk: those for every child at the level, and those for the
 * categories the child is in. Restricted facts have no say in it.
 */
export async function proposedServices(
  tx: TenantTransaction,
  { policy, on }: Deciding,
  decided: Decided,
  today: CivilDate,
): Promise<ChildPlan["proposed"]> {
  const { facts, decision } = withoutRestrictedFacts(policy, decided);
  const level = riskLevelOf(policy.pack, on, facts.riskLevel);
  if (!level) return null;
  const entered = await measuresOn(tx, today);
  const services = (entered?.measures ?? []).filter(
    (one) =>
      one.level === level.level && (one.category === null || decision.categories[one.category] === "yes"),
  );
  if (services.length === 0) return null;
  return {
    level: level.title,
    services: services.map(({ id, kind, what, workingDays }) => ({
      id,
      kind,
      what,
      dueOn: workingDays === null ? null : addWorkingDays(today, workingDays),
    })),
  };
}
