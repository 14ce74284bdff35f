import type { CadenceOut, PlanOut } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

/** How often a rule asks for something, in words; what no document gives is named as the bureau's. */
export function useCadenceText() {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const every = ({ every: span, setting }: Pick<CadenceOut, "every" | "setting">): string => {
    if (span === null) return t("every.unset");
    const text = t(`every.${span.unit}`, { n: span.count });
    return setting === null ? text : t("ownTerm", { term: text });
  };
  /** Why a child is to be visited. */
  const why = ({ basis, cadence }: PlanOut): string => {
    if (basis === "appointment" || cadence === null) return t(`basis.${basis}`);
    return t("whyTerm", { title: say(cadence.title), term: every(cadence) });
  };
  return { every, why };
}
