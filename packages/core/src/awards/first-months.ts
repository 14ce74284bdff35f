import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth } from "@tongyou/policy";
import { startRuleOf } from "@tongyou/policy/engine";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { BENEFIT_STARTS } from "../standards/own-settings.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import type { FirstMonthSaid } from "./awards.schema.ts";
import { bureauRule, monthBeside, type RuleSaid, ruleOut } from "./month-rules.ts";

/** The first month of an allowance, and what says so. */
export type FirstMonth = RuleSaid & { month: CivilMonth };
/** Of a class that is confirmed at an instant; undefined where no document says it and the bureau had not set it. */
export type FirstMonths = (rate: string, confirmedAt: Date) => FirstMonth | undefined;

/** By the documents in force on the day of the confirmation, else as the bureau had set it for that day by then. */
export async function firstMonths(tx: TenantTransaction, context: StaffContext): Promise<FirstMonths> {
  const set = await bureauRule(tx, BENEFIT_STARTS);
  return (rate, confirmedAt) => {
    const on = civilDayOf(confirmedAt);
    const { id, hash } = tenantPackOn(context.tenant, on);
    const stated = startRuleOf(context.packs.get(id, hash).pack, rate, on);
    const said = stated ? { rule: stated.rule, clauses: stated.clauses, set: null } : set(on, confirmedAt);
    return said && { ...said, month: monthBeside(on, said.rule) };
  };
}

/** What the first month of a span rests on that an application granted; undefined for other spans. */
export function firstOfSpan(
  { from, decidedAt, granted }: { from: CivilMonth; decidedAt: Date; granted: string | null },
  begins: FirstMonths,
): FirstMonth | undefined {
  const first = granted === null ? undefined : begins(granted, decidedAt);
  return first?.month === from ? first : undefined;
}

/** As screens show it. `names`: of whoever set it, by id. */
export const firstMonthOut = (first: FirstMonth, names: ReadonlyMap<string, string>): FirstMonthSaid => ({
  ...ruleOut(first, names),
  month: first.month,
});
