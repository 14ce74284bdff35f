import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { GlassRow, OverdueCase } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { Clock } from "./clock.tsx";
import "./protection.css";

const SIZE = 50;

/** For the auditor: what ran over, and who opened what was closed to them. */
export default function OversightPage() {
  const { t } = useTranslation("protection");
  return (
    <>
      <PageHeader title={t("oversight.title")} about={t("oversight.about")} />
      <Overdue />
      <Glass />
    </>
  );
}

function Overdue() {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const overdue = useQuery(trpc.protection.overdue.queryOptions());
  const columns: Column<OverdueCase>[] = [
    {
      key: "number",
      title: t("list.number"),
      head: true,
      render: ({ number }) => <span className="figure">{number}</span>,
    },
    { key: "stage", title: t("list.stage"), render: ({ stage }) => say(stage) },
    {
      key: "place",
      title: t("oversight.place"),
      render: ({ place }) => place ?? <span className="quiet">{t("oversight.hidden")}</span>,
    },
    { key: "owners", title: t("oversight.owners"), render: ({ owners }) => owners.map(say).join(" · ") },
    { key: "due", title: t("oversight.due"), render: ({ clock }) => <Instant at={clock.due} /> },
    {
      key: "clock",
      title: t("list.clock"),
      render: ({ clock }) => <Clock clock={clock} />,
    },
  ];
  return (
    <section className="stack">
      <h2>{t("oversight.overdue")}</h2>
      <ErrorNotice error={overdue.error} onRetry={() => void overdue.refetch()} />
      {overdue.data && (
        <RecordTable
          label={t("oversight.overdue")}
          rows={overdue.data}
          columns={columns}
          rowKey={({ number }) => number}
          empty={<EmptyState title={t("oversight.overdueNone")} />}
        />
      )}
    </section>
  );
}

function Glass() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { glass = "unseen", page = 1 } = useSearch({ from: "/frame/protection/oversight" });
  const rows = useQuery(
    trpc.breakGlass.list.queryOptions({ state: glass, offset: (page - 1) * SIZE, limit: SIZE }),
  );
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.breakGlass.pathKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.workbench.pathKey() });
  };
  const end = useMutation(trpc.breakGlass.end.mutationOptions({ onSuccess }));
  const seen = useMutation(trpc.breakGlass.acknowledge.mutationOptions({ onSuccess }));
  const columns: Column<GlassRow>[] = [
    { key: "person", title: t("oversight.person"), head: true, render: ({ person }) => person },
    { key: "kind", title: t("oversight.kind"), render: ({ kind }) => t(`oversight.kinds.${kind}`) },
    { key: "place", title: t("oversight.place"), render: ({ place }) => place },
    {
      key: "reason",
      title: t("oversight.reason"),
      render: ({ reason }) => <span className="told">{reason}</span>,
    },
    {
      key: "opened",
      title: t("oversight.opened"),
      render: ({ openedAt, until, endedAt }) => (
        <span>
          <Instant at={openedAt} /> – <Instant at={endedAt ?? until} />
        </span>
      ),
    },
    { key: "reads", title: t("oversight.reads"), numeric: true, render: ({ reads }) => reads },
    {
      key: "do",
      title: t("oversight.do"),
      render: ({ id, live, seenAt }) => (
        <span className="actions">
          <span className={live ? "danger" : "quiet"}>{t(live ? "oversight.live" : "oversight.ended")}</span>
          {live && (
            <Button size="small" danger loading={end.isPending} onClick={() => end.mutate({ id })}>
              {t("oversight.end")}
            </Button>
          )}
          {!seenAt && (
            <Button size="small" loading={seen.isPending} onClick={() => seen.mutate({ id })}>
              {t("oversight.seen")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  const show = (next: { glass: typeof glass; page?: number }) =>
    void navigate({ to: "/protection/oversight", search: next });
  return (
    <section className="stack">
      <h2>{t("oversight.glass")}</h2>
      <div className="filters">
        <Segmented
          aria-label={t("oversight.glass")}
          value={glass}
          onChange={(next) => show({ glass: next })}
          options={(["unseen", "live", "all"] as const).map((value) => ({
            value,
            label: t(`oversight.filter.${value}`),
          }))}
        />
      </div>
      <ErrorNotice error={rows.error ?? end.error ?? seen.error} onRetry={() => void rows.refetch()} />
      {rows.data && (
        <>
          <RecordTable
            label={t("oversight.glass")}
            rows={rows.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("oversight.glassNone")} />}
          />
          <Pager
            page={page}
            size={SIZE}
            total={rows.data.total}
            onPage={(next) => show({ glass, page: next })}
          />
        </>
      )}
    </section>
  );
}
