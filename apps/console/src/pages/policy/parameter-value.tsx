import type { ParameterRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money } from "../../parts/money.tsx";

/** A value with its unit; money is fen a month. */
export function ParameterValue({ unit, value }: { unit: ParameterRow["unit"]; value: number | string }) {
  const { t } = useTranslation("policy");
  if (unit === "fen" && typeof value === "number") return <Money fen={value} />;
  return <span className="figure">{t(`unit.${unit}`, { value })}</span>;
}
