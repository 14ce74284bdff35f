import type { InstitutionRow } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = { ending: "orange", ended: "red" } as const;

/** The last day of the licence that ends first; that it is near or past is said in words. */
export function LicenceEnd({ licence }: Pick<InstitutionRow, "licence">) {
  const { t } = useTranslation("institutions");
  if (!licence) return <span>—</span>;
  const { until, state } = licence;
  return (
    <span>
      <span className="figure">{until}</span>{" "}
      {state !== "running" && <Tag color={COLOURS[state]}>{t(`licenceState.${state}`)}</Tag>}
    </span>
  );
}
