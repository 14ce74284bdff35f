import { useQuery } from "@tanstack/react-query";
import type { OwnReport } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant, instantText } from "../../parts/instant.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";

/** What became of the person's own reports: number, state and the answer due, nothing of the child. */
export function OwnReports() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const own = useQuery(trpc.protection.mine.queryOptions({ limit: 20 }));
  const feedback = ({ feedback: answer }: OwnReport) => {
    if (!answer) return <span className="quiet">{t("report.feedbackNone")}</span>;
    const date = instantText(answer.due);
    return t(answer.done ? "report.feedbackDone" : "report.feedbackDue", { date });
  };
  const columns: Column<OwnReport>[] = [
    {
      key: "number",
      title: t("report.number"),
      head: true,
      render: ({ number }) => <span className="figure">{number}</span>,
    },
    { key: "at", title: t("report.at"), render: ({ reportedAt }) => <Instant at={reportedAt} /> },
    { key: "state", title: t("report.state"), render: ({ state }) => t(`report.states.${state}`) },
    { key: "feedback", title: t("report.feedback"), render: feedback },
  ];
  return (
    <section className="stack">
      <h2>{t("report.mine")}</h2>
      <ErrorNotice error={own.error} onRetry={() => void own.refetch()} />
      {own.data && (
        <RecordTable
          label={t("report.mine")}
          rows={own.data.rows}
          columns={columns}
          rowKey={({ number }) => number}
          empty={<EmptyState title={t("report.mineNone")} next={t("report.mineNoneNext")} />}
        />
      )}
    </section>
  );
}
