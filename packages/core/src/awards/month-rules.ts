import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import { addMonths, type CivilDate, type CivilMonth } from "@tongyou/policy";
import { MONTH_RULES, type MonthRule } from "@tongyou/policy/engine";
import { asc, eq } from "drizzle-orm";
import type { Deciding } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import { type SettingValue, settingKey } from "../standards/load-standards.ts";
import { type BENEFIT_STARTS, BENEFIT_STOPS } from "../standards/own-settings.ts";
import type { RuleOut } from "./awards.schema.ts";

/** By which month an allowance begins or ends, and who says so: clauses, or the bureau, by whom and when. */
export type RuleSaid = {
  rule: MonthRule;
  clauses: readonly string[];
  set: { by: string; at: Date } | null;
};

/** As the bureau set it for a day, by an instant (without one: by now); undefined where it had not. */
export type BureauRule = (on: CivilDate, knownAt?: Date) => RuleSaid | undefined;

/** All that the bureau ever entered of one of the two rules. */
export async function bureauRule(
  tx: TenantTransaction,
  setting: typeof BENEFIT_STARTS | typeof BENEFIT_STOPS,
): Promise<BureauRule> {
  const entries = await tx
    .select()
    .from(standard)
    .where(eq(standard.parameter, settingKey(setting)))
    .orderBy(asc(standard.validFrom));
  return (on, knownAt) => {
    const entry = entries.findLast(({ validFrom, enteredAt, supersededAt }) => {
      if (validFrom > on) return false;
      if (!knownAt) return supersededAt === null;
      return enteredAt <= knownAt && (supersededAt === null || knownAt < supersededAt);
    });
    const rule = MONTH_RULES.find((one) => one === (entry?.value as SettingValue | undefined)?.set);
    return entry && rule && { rule, clauses: [], set: { by: entry.enteredBy, at: entry.enteredAt } };
  };
}

/**
 * By which month an allowance ends, as the pack's documents say, else as the bureau set it for the day; undefined where
 * neither does. `deciding.knownAt`: as it had been set at that instant.
 */
export async function stopRuleSaid(
  tx: TenantTransaction,
  { policy, on, knownAt }: Pick<Deciding, "policy" | "on" | "knownAt">,
): Promise<RuleSaid | undefined> {
  const stated = policy.pack.benefit?.stops;
  return stated ? { ...stated, set: null } : (await bureauRule(tx, BENEFIT_STOPS))(on, knownAt);
}

/** The rule alone; null where nobody says it. */
export const stopRuleOf = async (
  tx: TenantTransaction,
  deciding: Pick<Deciding, "policy" | "on" | "knownAt">,
): Promise<MonthRule | null> => (await stopRuleSaid(tx, deciding))?.rule ?? null;

/** The month of a day, or the one after. */
export const monthBeside = (day: CivilDate, rule: MonthRule): CivilMonth => {
  const month = day.slice(0, 7);
  return rule === "sameMonth" ? month : addMonths(`${month}-01`, 1).slice(0, 7);
};

/** As screens show it. `names`: of whoever set it, by id. */
export const ruleOut = ({ rule, clauses, set }: RuleSaid, names: ReadonlyMap<string, string>): RuleOut => ({
  rule,
  clauses: [...clauses],
  set: set && { by: names.get(set.by) ?? "", on: civilDayOf(set.at) },
});
