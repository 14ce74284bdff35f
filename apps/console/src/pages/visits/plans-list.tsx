import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PLAN_VIEWS, type PlanRow } from "@tongyou/core/schemas";
import { Checkbox, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import { MissingIntervals } from "./missing-intervals.tsx";
import { useCadenceText } from "./use-cadence-text.ts";
import type { VisitsSearch } from "./visits-search.ts";

const SIZE = 50;
export type ViewProps = { search: VisitsSearch; onChange: (part: VisitsSearch) => void };

function useColumns(): Column<PlanRow>[] {
  const { t } = useTranslation("visits");
  const { why } = useCadenceText();
  const may = useMay();
  const act: Column<PlanRow> = {
    key: "act",
    title: t("columns.act"),
    render: ({ childId }) => (
      <Link to="/visits/new" search={{ child: childId }} className="do">
        {t("newVisit")}
      </Link>
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
      key: "due",
      title: t("columns.due"),
      render: ({ due, overdue }) =>
        overdue ? (
          <span className="danger figure">{t("overdueSince", { date: due })}</span>
        ) : (
          <span className="figure">{due ?? "—"}</span>
        ),
    },
    { key: "why", title: t("columns.why"), render: why },
    {
      key: "last",
      title: t("columns.last"),
      render: ({ lastOn }) =>
        lastOn ? <span className="figure">{lastOn}</span> : <span className="quiet">{t("never")}</span>,
    },
    { key: "worker", title: t("columns.worker"), render: ({ worker }) => worker ?? t("village") },
    ...(may("visits.record") ? [act] : []),
  ];
}

/** Children by the day of their next visit, the longest overdue first. */
export function PlansList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const area = useArea();
  const columns = useColumns();
  const page = search.page ?? 1;
  const asked = { ...present({ view: search.view, area }), mine: search.mine === "yes" };
  const input = { ...asked, view: search.view ?? "due", offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.visits.plans.queryOptions(input, { placeholderData: keepPreviousData }));
  const count = (view: (typeof PLAN_VIEWS)[number]) => list.data?.counts[view].toLocaleString("en-US") ?? "";
  return (
    <div className="stack">
      <div className="filters">
        <Segmented
          className="wrapping"
          value={input.view}
          onChange={(view) => onChange({ view })}
          options={PLAN_VIEWS.map((view) => ({ value: view, label: `${t(`view.${view}`)} ${count(view)}` }))}
        />
        <Checkbox
          checked={input.mine}
          onChange={({ target }) => onChange({ mine: target.checked ? "yes" : undefined })}
        >
          {t("mine")}
        </Checkbox>
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <MissingIntervals missing={list.data.missing} />
          <RecordTable
            label={t("tabs.plans")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ childId }) => childId}
            empty={<EmptyState title={t(`empty.${input.view}`)} next={t("empty.next")} />}
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => onChange({ page: to })} />
        </div>
      )}
    </div>
  );
}
