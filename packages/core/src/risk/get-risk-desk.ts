import type { TenantTransaction } from "@tongyou/database";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { serviceKinds } from "../plans/plan-forms.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { criteriaOn, loadCriteria } from "./load-criteria.ts";
import { measuresOn } from "./load-measures.ts";
import type { EnteredCriteria, RiskDesk, RiskSchemeOut } from "./risk.schema.ts";
import { riskSchemeOf } from "./risk-scheme.ts";

/** Criteria with the name of whoever entered them instead of an id. */
export async function namedCriteria(
  context: StaffContext,
  entered: readonly EnteredCriteria[],
): Promise<EnteredCriteria[]> {
  const names = await staffNames(
    context,
    entered.map(({ enteredBy }) => enteredBy),
  );
  return entered.map((one) => ({ ...one, enteredBy: names.get(one.enteredBy) ?? "" }));
}

/** The scheme of the working day, and what the bureau entered for it. */
export async function readScheme(
  tx: TenantTransaction,
  context: StaffContext,
): Promise<{ scheme: RiskSchemeOut; entered: EnteredCriteria[] }> {
  const { policy, on } = await decidingOn(tx, context);
  const scheme = riskSchemeOf(policy.pack, on);
  return { scheme, entered: await loadCriteria(tx, scheme) };
}

/** The levels of risk of the bureau, the criteria it entered for them, and what it does at each. */
export async function getRiskDesk(context: StaffContext): Promise<RiskDesk> {
  const today = civilDayOf(context.now());
  const { scheme, entered, measures, deciding } = await inTenant(context, "risk.scheme", async (tx) => ({
    ...(await readScheme(tx, context)),
    measures: await measuresOn(tx, today),
    deciding: await decidingOn(tx, context),
  }));
  const named = await namedCriteria(context, entered);
  const names = await staffNames(context, [measures?.enteredBy ?? null]);
  const { policy, on } = deciding;
  return {
    scheme,
    criteria: criteriaOn(named, today),
    entered: named,
    measures: measures && { ...measures, enteredBy: names.get(measures.enteredBy) ?? "" },
    categories: policy.pack.items.flatMap(({ id, kind, title }) =>
      kind === "category" ? [{ id, title }] : [],
    ),
    kinds: [...serviceKinds(policy.pack, on)],
  };
}
