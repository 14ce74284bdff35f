import type { CadenceOut } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

/** What no document gives and the bureau has not set: says so and leads to where it is set. */
export function MissingIntervals({ missing }: { missing: readonly CadenceOut[] }) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const may = useMay();
  if (missing.length === 0) return null;
  const maySet = may("policy.enterSetting");
  return (
    <Alert
      type="info"
      showIcon
      title={t("missing", { n: missing.length })}
      description={
        <ul>
          {missing.map(({ id, title, clause, setting }) => (
            <li key={id}>
              {say(title)} {clause && <ClauseChip no={clause} />}{" "}
              {maySet && setting && (
                <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(setting)}`}>
                  {t("set")}
                </PathLink>
              )}
            </li>
          ))}
          {!maySet && <li className="quiet">{t("askOfficer")}</li>}
        </ul>
      }
    />
  );
}
