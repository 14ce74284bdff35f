import { Link } from "@tanstack/react-router";
import type { ImportSummary } from "@tongyou/core/schemas";
import { Alert, Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { useWrites } from "./use-writes.ts";

/** While a ledger is being written: how far, and that one may leave. */
export function ImportProgress({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation("imports");
  const { done, total } = summary.progress;
  return (
    <section className="card stack" role="status">
      <h2>{t("progress.title")}</h2>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" />
      <p className="figure">{t("progress.text", { done, total })}</p>
      <p className="quiet">{t("progress.hint")}</p>
    </section>
  );
}

/** What was written, by whom; or that it was taken back, or why it did not finish. */
export function ImportReceipt({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation("imports");
  const { say } = useLanguage();
  const may = useMay();
  const writes = useWrites();
  const { counts, state } = summary;
  if (state === "undone") return <Alert type="info" showIcon title={t("receipt.undone")} />;
  if (state === "failed")
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t("receipt.failed")}
        description={summary.error && say(summary.error)}
      />
    );
  return (
    <Alert
      type="success"
      showIcon
      title={t("receipt.title")}
      description={
        <div className="stack">
          <p>
            {[writes(summary), t("confirm.from", { date: summary.referenceDate })].join(t("confirm.comma"))}
          </p>
          {counts.rejected > 0 && <p>{t("receipt.notTaken", { n: counts.rejected })}</p>}
          {summary.confirmedBy && (
            <p className="quiet">
              {t("receipt.by", { name: summary.confirmedBy, at: instantText(summary.finishedAt) })}
            </p>
          )}
          {!summary.undoable && <p className="quiet">{t("undo.notPossible")}</p>}
          <div className="actions">
            <Link to="/children">
              <Button tabIndex={-1}>{t("actions.children")}</Button>
            </Link>
            {may("months.list") && (
              <Link to="/months">
                <Button tabIndex={-1}>{t("actions.month")}</Button>
              </Link>
            )}
          </div>
        </div>
      }
    />
  );
}
