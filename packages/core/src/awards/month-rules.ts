import type { TenantTransaction } from "@tongyou/database";
import { addMonths, type CivilDate, type CivilMonth } from "@tongyou/policy";
import { MONTH_RULES, type MonthRule } from "@tongyou/policy/engine";
import type { Deciding } from "../children/deciding.ts";
import { conflict } from "../errors/refusals.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { BENEFIT_STARTS, BENEFIT_STOPS } from "../standards/own-settings.ts";

const SETTINGS = { starts: BENEFIT_STARTS, stops: BENEFIT_STOPS } as const;

/**
 * By which month an allowance begins or ends, as the pack's documents say, else as the bureau set it for the day; null
 * where neither does. `deciding.knownAt`: as it had been set at that instant.
 */
export async function monthRuleOf(
  tx: TenantTransaction,
  which: keyof typeof SETTINGS,
  { policy, on, knownAt }: Pick<Deciding, "policy" | "on" | "knownAt">,
): Promise<MonthRule | null> {
  const stated = policy.pack.benefit?.[which]?.rule;
  if (stated) return stated;
  const set = (await loadSettings(tx, on, knownAt)).get(SETTINGS[which])?.value;
  return MONTH_RULES.find((rule) => rule === set) ?? null;
}

/** The month of a day, or the one after. */
export const monthBeside = (day: CivilDate, rule: MonthRule): CivilMonth => {
  const month = day.slice(0, 7);
  return rule === "sameMonth" ? month : addMonths(`${month}-01`, 1).slice(0, 7);
};

/**
 * The first month of an allowance that is confirmed on the day `on`. Throws `conflict` where no document says it and
 * the bureau has not set it.
 */
export async function firstMonth(
  tx: TenantTransaction,
  rules: Pick<Deciding, "policy" | "on">,
): Promise<CivilMonth> {
  const rule = await monthRuleOf(tx, "starts", rules);
  if (rule) return monthBeside(rules.on, rule);
  throw conflict(
    {
      zh: "文件没有写认定后从哪个月起发放，本单位也还没有设定。",
      en: "No document says from which month a confirmed allowance is paid, and the bureau has not set it.",
    },
    {
      zh: "请先在“政策—标准”页设定“待遇从认定的哪个月起发放”，再认定。",
      en: "Set it on the policy page, among the standards, and confirm then.",
    },
  );
}
