import type { VisitRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** What a visit came to, in words and colour. */
export function Found({ row }: { row: VisitRow }) {
  const { t } = useTranslation("visits");
  if (row.kind === "spotCheck" || row.kind === "verification")
    return row.changed > 0 ? t("found.changed", { n: row.changed }) : t("found.same");
  return (
    <span className="found">
      <span>{row.changed > 0 ? t("found.changed", { n: row.changed }) : t("found.same")}</span>
      {row.concern === true && <strong className="danger">{t("found.concern")}</strong>}
      {row.concern === null && <span className="caution">{t("found.unknown")}</span>}
    </span>
  );
}

/** Whether a supervisor checked it. */
export function CheckState({ check }: Pick<VisitRow, "check">) {
  const { t } = useTranslation("visits");
  const look = check === "wrong" ? "caution" : check === "waiting" ? undefined : "quiet";
  return <span className={look}>{t(`check.${check ?? "none"}`)}</span>;
}
