import type { ReportHead } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { PathLink } from "../../parts/path-link.tsx";
import { useMay } from "../../shell/session.tsx";

/** How often a report is asked for, and who said so; where the bureau has to say it and has not, where it does. */
export function ReportTerm({ report: { every, setting } }: { report: ReportHead }) {
  const { t } = useTranslation("statistics");
  const may = useMay();
  if (every) {
    const term = t(`every.${every.unit}`, { n: every.count });
    return setting === null ? term : `${term}（${t("own")}）`;
  }
  if (setting === null) return <span className="quiet">{t("noTerm")}</span>;
  return (
    <>
      <span className="danger">{t("unset")}</span>{" "}
      {may("policy.enterSetting") && (
        <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(setting)}`} className="do">
          {t("set")}
        </PathLink>
      )}
    </>
  );
}
