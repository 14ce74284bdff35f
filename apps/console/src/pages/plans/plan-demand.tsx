import type { ChildPlan } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";

/** Whether a document demands a plan, and that one plan is for all that burdens the child. */
export function PlanDemand({ plan: { demand, burdens } }: { plan: Pick<ChildPlan, "demand" | "burdens"> }) {
  const { t } = useTranslation("plans");
  const { say } = useLanguage();
  return (
    <>
      <p className="quiet">
        {t(`demand.${demand.answer}`)} {demand.clause && <ClauseChip no={demand.clause} />}
      </p>
      {burdens.length > 1 && <p className="caution">{t("joint", { names: burdens.map(say).join("、") })}</p>}
    </>
  );
}
