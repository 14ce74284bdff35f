import { Link } from "@tanstack/react-router";
import type { RecordedVisit } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { ChangesOfVisit } from "./visit-changes.tsx";

/** After a visit was recorded: what it changed, when the next one is, and where to go from here. */
export function VisitResult({ visit, childId }: { visit: RecordedVisit; childId: string }) {
  const { t } = useTranslation("visits");
  return (
    <section className="visit-form stack" aria-live="polite">
      <Alert type="success" showIcon title={t("result.title")} />
      {visit.concern && (
        <div className="card stack report-now">
          <strong className="danger">⚠ {t("result.concern")}</strong>
          <PathLink to={`/report?child=${childId}`} className="do">
            {t("form.reportNow")}
          </PathLink>
        </div>
      )}
      <div className="card stack">
        <ChangesOfVisit changes={visit.changes} />
        <p>{visit.due ? t("result.next", { date: visit.due }) : t("result.nextNone")}</p>
        <div className="actions">
          <Link to="/visits">
            <Button type={visit.concern ? "default" : "primary"} size="large" tabIndex={-1}>
              {t("result.back")}
            </Button>
          </Link>
          <Link to="/children/$id" params={{ id: childId }}>
            <Button size="large" tabIndex={-1}>
              {t("result.openChild")}
            </Button>
          </Link>
          <Link to="/visits/$id" params={{ id: visit.id }}>
            <Button size="large" tabIndex={-1}>
              {t("result.openRecord")}
            </Button>
          </Link>
        </div>
      </div>
      <Attachments ownerKind="visit" ownerId={visit.id} title={t("record.files")} />
    </section>
  );
}
