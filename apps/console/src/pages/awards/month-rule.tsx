import type { RuleOut } from "@tongyou/core/schemas";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";

/** By which month an allowance begins or ends, and who says so: a clause, or the bureau, by whom and when. */
export function MonthRule({ said, end = "starts" }: { said: RuleOut; end?: "starts" | "stops" }) {
  const { t } = useTranslation("awards");
  const { rule, clauses, set } = said;
  return (
    <span className="quiet">
      {t(`${end}.${rule}`)}
      {set && `（${t("setBy", set)}）`}
      {clauses.map((no) => (
        <Fragment key={no}>
          {" "}
          <ClauseChip no={no} />
        </Fragment>
      ))}
    </span>
  );
}
