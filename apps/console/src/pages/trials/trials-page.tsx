import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TrialSummary } from "@tongyou/core/schemas";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { LOOK } from "../../parts/job-progress.tsx";
import { Money } from "../../parts/money.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { isPriced } from "./is-priced.ts";
import { TrialState } from "./trial-state.tsx";
import { MOST_COMPARED } from "./trials-search.ts";
import "./trials.css";

/** 政策测算: the trials of the area, newest first, a new one, and several side by side. */
export default function TrialsPage() {
  const { t } = useTranslation("trials");
  const trpc = useTRPC();
  const may = useMay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useQuery(
    trpc.trials.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some((one) => one.state === "running") ? LOOK : false),
    }),
  );
  const toNew = may("trials.run") && (
    <Link to="/trials/new">
      <Button type="primary" tabIndex={-1}>
        {t("new")}
      </Button>
    </Link>
  );
  const columns = useColumns(chosen, (id, isChosen) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id))),
  );
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} actions={toNew} />
      {list.isPending && <Waiting />}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data && list.data.length > 1 && (
        <div className="actions">
          {chosen.length > 1 ? (
            <Link to="/trials/compare" search={{ ids: chosen.join(",") }}>
              <Button tabIndex={-1}>{t("list.compare", { n: chosen.length })}</Button>
            </Link>
          ) : (
            <span className="quiet">{t("list.compareHint")}</span>
          )}
        </div>
      )}
      {list.data && (
        <RecordTable
          label={t("title")}
          rows={list.data}
          columns={columns}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t("list.empty")} next={t(toNew ? "list.emptyNext" : "list.emptyRead")}>
              {toNew}
            </EmptyState>
          }
        />
      )}
    </>
  );
}

function useColumns(
  chosen: readonly string[],
  onChoose: (id: string, isChosen: boolean) => void,
): Column<TrialSummary>[] {
  const { t } = useTranslation("trials");
  const money = (
    row: TrialSummary,
    of: (sums: NonNullable<TrialSummary["sums"]>) => number | null,
    signed = false,
  ) =>
    row.told === "nothing" ? (
      <span className="quiet">{t("list.restricted")}</span>
    ) : (
      <Money fen={row.sums && of(row.sums)} signed={signed} />
    );
  return [
    {
      key: "name",
      title: t("list.name"),
      head: true,
      render: (row) => (
        <span className="trial-name">
          <Checkbox
            aria-label={t("list.choose", { name: row.name })}
            checked={chosen.includes(row.id)}
            disabled={row.sums === null || (chosen.length >= MOST_COMPARED && !chosen.includes(row.id))}
            onChange={(event) => onChoose(row.id, event.target.checked)}
          />
          <Link to="/trials/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        </span>
      ),
    },
    { key: "month", title: t("list.month"), render: (row) => <span className="figure">{row.month}</span> },
    { key: "area", title: t("list.area"), render: (row) => row.area.name },
    { key: "changes", title: t("list.changes"), render: (row) => <ChangeLines outlook={row.outlook} /> },
    {
      key: "before",
      title: t("list.before"),
      numeric: true,
      render: (row) => money(row, ({ before }) => (isPriced(row) ? before.fen : null)),
    },
    {
      key: "after",
      title: t("list.after"),
      numeric: true,
      render: (row) => money(row, ({ after }) => after.fen),
    },
    {
      key: "difference",
      title: t("list.difference"),
      numeric: true,
      render: (row) =>
        money(row, ({ before, after }) => (isPriced(row) ? after.fen - before.fen : null), true),
    },
    {
      key: "differing",
      title: t("list.differing"),
      render: ({ differing }) =>
        differing && (
          <div>
            {t("list.persons", { n: differing.awarded })}
            {differing.unawarded > 0 && (
              <div className="quiet">{t("list.others", { n: differing.unawarded })}</div>
            )}
          </div>
        ),
    },
    {
      key: "made",
      title: t("list.made"),
      render: (row) => (
        <div>
          {row.madeBy} <Instant at={row.madeAt} />
        </div>
      ),
    },
    { key: "state", title: t("list.state"), render: ({ state }) => <TrialState state={state} /> },
  ];
}
