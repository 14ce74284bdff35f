import type { SettingUnit } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";

/** A setting's value with its unit; words and money as they are. */
export function useSettingText(): (unit: SettingUnit, value: number | string) => string {
  const { t } = useTranslation("policy");
  return (unit, value) => {
    if (unit === "text") return String(value);
    if (unit === "monthRule") return t(value === "nextMonth" ? "monthRule.nextMonth" : "monthRule.sameMonth");
    if (unit === "fen") return yuanOf(Number(value));
    return t(`settingUnit.${unit}`, { value });
  };
}
