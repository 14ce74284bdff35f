import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReportHead } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ReportTerm } from "./report-term.tsx";

function useColumns(): Column<ReportHead>[] {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  return [
    {
      key: "title",
      title: t("column.title"),
      head: true,
      render: ({ id, title }) => (
        <Link to="/statistics/$id" params={{ id }}>
          {say(title)}
        </Link>
      ),
    },
    {
      key: "clauses",
      title: t("column.clauses"),
      render: ({ clauses }) => clauses.map((no) => <ClauseChip key={no} no={no} />),
    },
    { key: "roles", title: t("column.roles"), render: ({ roles }) => roles.map(say).join("、") },
    { key: "every", title: t("column.every"), render: (report) => <ReportTerm report={report} /> },
    {
      key: "last",
      title: t("column.last"),
      render: ({ last }) =>
        last ? (
          <span className="figure">{t("lastOf", last)}</span>
        ) : (
          <span className="quiet">{t("never")}</span>
        ),
    },
    {
      key: "due",
      title: t("column.due"),
      render: ({ due, overdue }) => (
        <span className={overdue ? "danger figure" : "figure"}>
          {overdue ? t("overdue", { on: due }) : (due ?? "—")}
        </span>
      ),
    },
  ];
}

/** 统计报表: the reports that the region's documents ask for, and which are due from here. */
export default function StatisticsPage() {
  const { t } = useTranslation("statistics");
  const trpc = useTRPC();
  const columns = useColumns();
  const list = useQuery(trpc.packReports.list.queryOptions());
  return (
    <div className="stack">
      <PageHeader title={t("title")} about={t("about")} />
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <RecordTable
          label={t("title")}
          rows={list.data.reports}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t("none")} next={t("noneNext")}>
              <PathLink to="/work">{t("toWork")}</PathLink>
            </EmptyState>
          }
        />
      )}
    </div>
  );
}
