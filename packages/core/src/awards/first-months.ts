import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { type MonthRule, startRuleOf } from "@tongyou/policy/engine";
import { asc, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { type SettingValue, settingKey } from "../standards/load-standards.ts";
import { BENEFIT_STARTS } from "../standards/own-settings.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import type { FirstMonthSaid } from "./awards.schema.ts";
import { monthBeside, ruleNamed } from "./month-rules.ts";

/** The first month of an allowance, by which rule, and who says so: clauses, or the bureau, by whom and when. */
export type FirstMonth = {
  month: CivilMonth;
  rule: MonthRule;
  clauses: readonly string[];
  set: { by: string; at: Date } | null;
};
/** Of a class that is confirmed at an instant; undefined where no document says it and the bureau had not set it. */
export type FirstMonths = (rate: string, confirmedAt: Date) => FirstMonth | undefined;

/** By the documents in force on the day of the confirmation, else as the bureau had set it for that day by then. */
export async function firstMonths(tx: TenantTransaction, context: StaffContext): Promise<FirstMonths> {
  const entries = await tx
    .select()
    .from(standard)
    .where(eq(standard.parameter, settingKey(BENEFIT_STARTS)))
    .orderBy(asc(standard.validFrom));
  return (rate, confirmedAt) => {
    const on = civilDayOf(confirmedAt);
    const { id, hash } = tenantPackOn(context.tenant, on);
    const stated = startRuleOf(context.packs.get(id, hash).pack, rate, on);
    if (stated)
      return { month: monthBeside(on, stated.rule), rule: stated.rule, clauses: stated.clauses, set: null };
    const entry = entries.findLast(
      ({ validFrom, enteredAt, supersededAt }) =>
        validFrom <= on && enteredAt <= confirmedAt && (supersededAt === null || confirmedAt < supersededAt),
    );
    const rule = entry && ruleNamed((entry.value as SettingValue).set);
    if (!rule) return undefined;
    return {
      month: monthBeside(on, rule),
      rule,
      clauses: [],
      set: { by: entry.enteredBy, at: entry.enteredAt },
    };
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
export const firstMonthOut = (
  { month, rule, clauses, set }: FirstMonth,
  names: ReadonlyMap<string, string>,
): FirstMonthSaid => ({
  month,
  rule,
  clauses: [...clauses],
  set: set && { by: names.get(set.by) ?? "", on: civilDayOf(set.at) },
});
