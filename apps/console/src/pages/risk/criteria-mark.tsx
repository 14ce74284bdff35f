import type { EnteredCriteria, RiskSchemeOut } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";

type Marked = { official: boolean; documentNumber: string | null };

/** Where criteria come from, in a word. `source`: the document the region's notice names, where it names one. */
export function useCriteriaMark() {
  const { t } = useTranslation("risk");
  return ({ official, documentNumber }: Marked, source: boolean): string => {
    if (official) return t("official", { number: documentNumber });
    return source ? t("notOfficial") : t("ownCriteria");
  };
}

/** The scheme and whose criteria are in force, where everybody who assesses sees it. */
export function CriteriaMark({
  scheme,
  criteria,
}: {
  scheme: RiskSchemeOut;
  criteria: EnteredCriteria | null;
}) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const mark = useCriteriaMark();
  return (
    <div className="stack">
      <p>
        {t("highest")}
        {scheme.clause ? (
          <>
            {" "}
            <ClauseChip no={scheme.clause} />
          </>
        ) : (
          ` · ${t("own")}`
        )}
      </p>
      {criteria ? (
        <p className={criteria.official ? "quiet" : "caution"}>{mark(criteria, scheme.source !== null)}</p>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={[scheme.source && t("source", { source: say(scheme.source) }), t("noCriteria")]
            .filter(Boolean)
            .join(" ")}
        />
      )}
    </div>
  );
}
