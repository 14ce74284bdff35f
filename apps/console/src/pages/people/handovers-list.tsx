import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HandoverRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import type { ViewProps } from "./people-search.ts";

const SIZE = 50;

/** Handovers that took place, the newest first. */
export function HandoversList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const page = search.page ?? 1;
  const input = { offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.people.handovers.queryOptions(input, { placeholderData: keepPreviousData }));
  const columns: Column<HandoverRow>[] = [
    {
      key: "worker",
      title: t("handover.leaver"),
      head: true,
      render: ({ id, worker }) => (
        <Link to="/people/handovers/$id" params={{ id }}>
          {worker}
        </Link>
      ),
    },
    { key: "on", title: t("handover.on"), render: ({ on }) => <span className="figure">{on}</span> },
    { key: "posts", title: t("handover.places"), numeric: true, render: ({ posts }) => <Count of={posts} /> },
    {
      key: "children",
      title: t("children"),
      numeric: true,
      render: ({ children }) => <Count of={children} />,
    },
    { key: "by", title: t("handover.by"), render: ({ by }) => by ?? "—" },
    { key: "at", title: t("handover.at"), render: ({ at }) => <Instant at={at} /> },
  ];
  if (list.isPending) return <Waiting />;
  const { data } = list;
  if (!data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className="stack">
      <RecordTable
        label={t("tabs.handovers")}
        rows={data.rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("handover.none")} next={t("handover.noneNext")} />}
      />
      <Pager page={page} size={SIZE} total={data.total} onPage={(to) => onChange({ page: to })} />
    </div>
  );
}
