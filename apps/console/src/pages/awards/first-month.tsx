import type { FirstMonthSaid } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";

/** By which rule an allowance begins, and who says so: a clause, or the bureau, by whom and when. */
export function FirstMonthRule({ first: { rule, clauses, set } }: { first: FirstMonthSaid }) {
  const { t } = useTranslation("awards");
  return (
    <span className="quiet">
      {t(`first.${rule}`)}{" "}
      {set ? `（${t("first.set", set)}）` : clauses.map((no) => <ClauseChip key={no} no={no} />)}
    </span>
  );
}
