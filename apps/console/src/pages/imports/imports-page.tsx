import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportSummary } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { DemoLedgers } from "./demo-ledgers.tsx";
import { DropLedger } from "./drop-ledger.tsx";
import { ImportState } from "./import-state.tsx";
import "./imports.css";

/** 台账导入: drop a ledger, and what was imported before. */
export default function ImportsPage() {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const may = useMay();
  const list = useQuery(trpc.imports.list.queryOptions());
  const columns: Column<ImportSummary>[] = [
    {
      key: "file",
      title: t("list.file"),
      head: true,
      render: (row) => (
        <Link to="/imports/$id" params={{ id: row.id }}>
          {row.fileName}
        </Link>
      ),
    },
    { key: "unit", title: t("list.unit"), render: (row) => row.unit ?? row.county.name },
    {
      key: "referenceDate",
      title: t("list.referenceDate"),
      render: (row) => <span className="figure">{row.referenceDate}</span>,
    },
    { key: "state", title: t("list.state"), render: (row) => <ImportState state={row.state} /> },
    { key: "rows", title: t("list.rows"), numeric: true, render: (row) => <Count of={row.counts.rows} /> },
    { key: "by", title: t("list.by"), render: (row) => row.confirmedBy ?? row.createdBy },
    { key: "at", title: t("list.at"), render: (row) => <Instant at={row.finishedAt ?? row.createdAt} /> },
  ];
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      {may("imports.preview") && <DropLedger />}
      <DemoLedgers />
      <h2>{t("list.title")}</h2>
      {list.isPending && <Waiting />}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data && (
        <RecordTable
          label={t("list.title")}
          rows={list.data}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("list.empty")} next={t("list.emptyHint")} />}
        />
      )}
    </>
  );
}
