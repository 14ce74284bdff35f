import type { TenantTransaction } from "@tongyou/database";
import { addMonths, type CivilDate, type CivilMonth } from "@tongyou/policy";
import { MONTH_RULES, type MonthRule } from "@tongyou/policy/engine";
import type { Deciding } from "../children/deciding.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { BENEFIT_STOPS } from "../standards/own-settings.ts";

/** A rule as a bureau's entry has it; null for anything else. */
export const ruleNamed = (value: unknown): MonthRule | null =>
  MONTH_RULES.find((rule) => rule === value) ?? null;

/**
 * By which month an allowance ends, as the pack's documents say, else as the bureau set it for the day; null where neither
 * does. `deciding.knownAt`: as it had been set at that instant.
 */
export async function stopRuleOf(
  tx: TenantTransaction,
  { policy, on, knownAt }: Pick<Deciding, "policy" | "on" | "knownAt">,
): Promise<MonthRule | null> {
  const stated = policy.pack.benefit?.stops?.rule;
  if (stated) return stated;
  return ruleNamed((await loadSettings(tx, on, knownAt)).get(BENEFIT_STOPS)?.value);
}

/** The month of a day, or the one after. */
export const monthBeside = (day: CivilDate, rule: MonthRule): CivilMonth => {
  const month = day.slice(0, 7);
  return rule === "sameMonth" ? month : addMonths(`${month}-01`, 1).slice(0, 7);
};
