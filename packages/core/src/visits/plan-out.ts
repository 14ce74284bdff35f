import { visitPlan } from "@tongyou/database/schema";
import type { Cadence, VisitCadences } from "./visit-cadences.ts";
import type { CadenceOut, PlanOut } from "./visits.schema.ts";

/** Columns of a plan as every list reads them. */
export const PLAN_COLUMNS = {
  basis: visitPlan.basis,
  due: visitPlan.due,
  cadence: visitPlan.cadence,
  worker: visitPlan.worker,
  lastOn: visitPlan.lastOn,
  verifiedOn: visitPlan.verifiedOn,
};
type StoredPlan = {
  basis: PlanOut["basis"];
  due: string | null;
  cadence: string | null;
  worker: string | null;
  lastOn: string | null;
  verifiedOn: string | null;
};

export const cadenceOut = ({ id, title, clause, every, setting }: Cadence): CadenceOut => ({
  id,
  title,
  clause,
  every,
  setting,
});

/** A plan with its rule and its worker's name. */
export function planOut(
  stored: StoredPlan,
  { visit, levels }: VisitCadences,
  names: ReadonlyMap<string, string>,
): PlanOut {
  const rule = [...visit, ...levels.values()].find(({ id }) => id === stored.cadence);
  return {
    ...stored,
    cadence: rule ? cadenceOut(rule) : null,
    worker: stored.worker === null ? null : (names.get(stored.worker) ?? null),
  };
}

/** Of a child for whom nothing was planned yet. */
export const NO_PLAN: StoredPlan = {
  basis: "none",
  due: null,
  cadence: null,
  worker: null,
  lastOn: null,
  verifiedOn: null,
};
