import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { WORK_KINDS, WORK_STATES, type WorkRow } from "@tongyou/core/schemas";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import type { WorkSearch } from "./work-search.ts";
import { WorkState } from "./work-state.tsx";

const SIZE = 50;

export function useWorkColumns(): Column<WorkRow>[] {
  const { t } = useTranslation("work");
  return [
    {
      key: "title",
      title: t("column.title"),
      head: true,
      render: ({ record, title }) => (
        <Link to="/work/$id" params={{ id: record }}>
          {title}
        </Link>
      ),
    },
    { key: "kind", title: t("column.kind"), render: ({ kind }) => t(`kind.${kind}`) },
    { key: "day", title: t("column.day"), render: ({ day }) => <span className="figure">{day}</span> },
    { key: "place", title: t("column.place"), render: ({ place }) => place.name },
    {
      key: "institution",
      title: t("column.institution"),
      render: ({ institution }) => institution?.name ?? "—",
    },
    { key: "state", title: t("column.state"), render: (row) => <WorkState {...row} /> },
  ];
}

/** Records of the area, the newest first, narrowed by kind, state and days. */
export function WorkList({ search, onChange }: { search: WorkSearch; onChange: (part: WorkSearch) => void }) {
  const { t } = useTranslation("work");
  const trpc = useTRPC();
  const area = useArea();
  const columns = useWorkColumns();
  const { kind, state, from, to, page = 1 } = search;
  const input = { ...present({ kind, state, from, to, area }), offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.workRecords.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const narrowed = [kind, state, from, to, area].some((one) => one !== undefined);
  return (
    <div className="stack">
      <div className="filters">
        <Select
          aria-label={t("kind.label")}
          allowClear
          placeholder={t("kind.any")}
          {...(kind ? { value: kind } : {})}
          options={WORK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(next: typeof kind) => onChange({ kind: next })}
        />
        <Select
          aria-label={t("state.label")}
          allowClear
          placeholder={t("state.any")}
          {...(state ? { value: state } : {})}
          options={WORK_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(next: typeof state) => onChange({ state: next })}
        />
        <label className="day" htmlFor="work-from">
          {t("from")} <DateField id="work-from" value={from} onChange={(day) => onChange({ from: day })} />
        </label>
        <label className="day" htmlFor="work-to">
          {t("to")} <DateField id="work-to" value={to} onChange={(day) => onChange({ to: day })} />
        </label>
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("title")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ record }) => record}
            empty={
              <EmptyState
                title={t(narrowed ? "nothing" : "none")}
                next={t(narrowed ? "nothingNext" : "noneNext")}
              />
            }
          />
          <Pager
            page={page}
            size={SIZE}
            total={list.data.total}
            onPage={(next) => onChange({ page: next })}
          />
        </div>
      )}
    </div>
  );
}
