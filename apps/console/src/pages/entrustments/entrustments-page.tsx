import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { EntrustmentRow } from "@tongyou/core/schemas";
import { Button, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import { ENTRUSTMENT_VIEWS } from "./entrustments-search.ts";

const PAGE = 50;

function useColumns(): Column<EntrustmentRow>[] {
  const { t } = useTranslation("entrustments");
  const may = useMay();
  return [
    {
      key: "child",
      title: t("child"),
      head: true,
      render: ({ childId, name }) => (
        <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
          {name}
        </Link>
      ),
    },
    { key: "place", title: t("place"), render: ({ place }) => place },
    {
      key: "term",
      title: t("term"),
      render: ({ entrustment }) =>
        entrustment ? (
          <span className="figure">
            {entrustment.from} — {entrustment.until}{" "}
            {entrustment.expired && <Tag color="red">{t("expired")}</Tag>}
          </span>
        ) : (
          t("missing")
        ),
    },
    {
      key: "act",
      title: "",
      render: ({ childId, entrustment }) =>
        may("entrustments.record") && (
          <Link to="/entrustments/new" search={{ child: childId }}>
            <Button size="small" tabIndex={-1}>
              {entrustment ? t("renew") : t("start")}
            </Button>
          </Link>
        ),
    },
  ];
}

/** 委托监护: children without a confirmation where the documents ask for one, and those that wait, end or run. */
export default function EntrustmentsPage() {
  const { t } = useTranslation("entrustments");
  const trpc = useTRPC();
  const area = useArea();
  const columns = useColumns();
  const { view = "missing", page = 1 } = useSearch({ from: "/frame/entrustments" });
  const navigate = useNavigate({ from: "/entrustments" });
  const list = useQuery(
    trpc.entrustments.list.queryOptions(
      { view, offset: (page - 1) * PAGE, limit: PAGE, ...(area ? { area } : {}) },
      { placeholderData: keepPreviousData },
    ),
  );
  if (list.isPending) return <Waiting />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const { rows, total, counts, clauses } = list.data;
  return (
    <div className="stack">
      <PageHeader
        title={t("title")}
        about={
          <>
            {t("about")}
            {clauses.length > 0 && (
              <>
                {" "}
                {t("asks")}{" "}
                {clauses.map((no) => (
                  <ClauseChip key={no} no={no} />
                ))}
              </>
            )}
          </>
        }
      />
      <Tabs
        activeKey={view}
        onChange={(key) =>
          void navigate({
            search: ({ area: kept }) =>
              present({ area: kept, view: ENTRUSTMENT_VIEWS.find((one) => one === key) }),
          })
        }
        items={ENTRUSTMENT_VIEWS.map((key) => ({ key, label: `${t(`view.${key}`)} ${counts[key]}` }))}
      />
      <RecordTable
        label={t(`view.${view}`)}
        rows={rows}
        columns={columns}
        rowKey={({ childId, entrustment }) => entrustment?.id ?? childId}
        empty={
          <EmptyState title={t(`none.${view}`)} next={clauses.length > 0 ? t("noneNext") : t("noDocument")} />
        }
      />
      <Pager
        page={page}
        total={total}
        size={PAGE}
        onPage={(next) => void navigate({ search: (before) => present({ ...before, page: next }) })}
      />
    </div>
  );
}
