import type { ApplicationDue } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** The last day of a stage, who gave it, and whether it has passed: in words, not by colour alone. */
export function DueText({ due: { on, from, late, calendar } }: { due: ApplicationDue }) {
  const { t } = useTranslation("applications");
  if (on === null || from === "unset") return <span className="quiet">{t("due.unset")}</span>;
  return (
    <span className={late ? "danger" : undefined}>
      {late && t("due.late")}
      <span className="figure">{t(`due.${from}`, { day: on })}</span>
      {calendar !== null && <small className="quiet"> {t("due.calendar", { year: calendar })}</small>}
    </span>
  );
}
