import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { CARE_PLAN_VIEWS, type CarePlanView, type PlanListRow } from "@tongyou/core/schemas";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

const SIZE = 50;

function useColumns(view: CarePlanView): Column<PlanListRow>[] {
  const { t } = useTranslation("plans");
  const { say } = useLanguage();
  const may = useMay();
  const rule: Column<PlanListRow> = {
    key: "rule",
    title: t("columns.rule"),
    render: (row) => (row.rule ? say(row.rule) : <span className="quiet">—</span>),
  };
  const review: Column<PlanListRow> = {
    key: "review",
    title: t("columns.review"),
    render: ({ reviewOn, overdue }) => (
      <span className={overdue ? "danger figure" : "figure"}>
        {overdue ? t("overdueSince", { date: reviewOn }) : reviewOn}
      </span>
    ),
  };
  return [
    {
      key: "child",
      title: t("columns.child"),
      head: true,
      render: ({ childId, name }) => (
        <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
          {name}
        </Link>
      ),
    },
    {
      key: "age",
      title: t("columns.age"),
      numeric: true,
      render: ({ age }) => (age === null ? t("unknownAge") : t("years", { n: age })),
    },
    { key: "division", title: t("columns.division"), render: ({ divisionName }) => divisionName },
    {
      key: "risk",
      title: t("columns.risk"),
      render: ({ riskLevel }) =>
        riskLevel === null ? <span className="quiet">{t("noRisk")}</span> : t("level", { level: riskLevel }),
    },
    view === "missing" ? rule : review,
    {
      key: "act",
      title: t("columns.act"),
      render: ({ childId }) =>
        view === "missing" && may("plans.save") ? (
          <Link to="/plans/$child/edit" params={{ child: childId }} className="do">
            {t("make")}
          </Link>
        ) : (
          <Link to="/plans/$child" params={{ child: childId }} className="do">
            {t("open")}
          </Link>
        ),
    },
  ];
}

/** Care plans of the area: missing, to be reviewed this month, in force. */
export default function PlansPage() {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const area = useArea();
  const search = useSearch({ from: "/frame/plans" });
  const navigate = useNavigate({ from: "/plans" });
  const view = search.view ?? "missing";
  const columns = useColumns(view);
  const page = search.page ?? 1;
  const input = { ...present({ area }), view, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.plans.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const change = (part: { view?: CarePlanView; page?: number }) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  return (
    <div className="stack">
      <PageHeader title={t("title")} about={t("about")} />
      <div className="filters">
        <Segmented
          className="wrapping"
          value={view}
          onChange={(next) => change({ view: next })}
          options={CARE_PLAN_VIEWS.map((value) => ({
            value,
            label: `${t(`view.${value}`)} ${list.data?.counts[value].toLocaleString("en-US") ?? ""}`,
          }))}
        />
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("title")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ childId }) => childId}
            empty={<EmptyState title={t(`empty.${view}`)} next={t(`empty.${view}Next`)} />}
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => change({ page: to })} />
        </div>
      )}
    </div>
  );
}
