import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { addMonths, type MonthSummary } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Money } from "../../parts/money.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { CalculateDialog } from "./calculate-dialog.tsx";
import { MonthState } from "./month-state.tsx";
import { usePaid } from "./use-paid.ts";

/** The month after the newest one on the list; a first month is the officer's own choice. */
function nextMonth(months: readonly MonthSummary[]): string | undefined {
  const newest = months
    .map(({ month }) => month)
    .sort()
    .at(-1);
  return newest === undefined ? undefined : addMonths(`${newest}-01`, 1).slice(0, 7);
}

/** 待遇发放: the months, newest first, and calculating another. */
export default function MonthsPage() {
  const { t } = useTranslation("months");
  const trpc = useTRPC();
  const may = useMay();
  const list = useQuery(trpc.months.list.queryOptions());
  const paid = usePaid();
  const [calculating, setCalculating] = useState(false);
  const columns: Column<MonthSummary>[] = [
    {
      key: "month",
      title: t("list.month"),
      head: true,
      render: (row) => (
        <Link to="/months/$id" params={{ id: row.id }} className="figure">
          {row.month}
        </Link>
      ),
    },
    { key: "area", title: t("list.area"), render: (row) => row.area.name },
    { key: "state", title: t("list.state"), render: (row) => <MonthState state={row.state} /> },
    {
      key: "children",
      title: t("list.children"),
      numeric: true,
      render: (row) => <Count of={row.totals.paid} />,
    },
    {
      key: "amount",
      title: t("list.amount"),
      numeric: true,
      render: (row) => <Money fen={row.totals.fen} />,
    },
    {
      key: "difference",
      title: t("list.difference"),
      numeric: true,
      render: (row) => <Money fen={row.totals.fen - row.totals.previousFen} signed />,
    },
    {
      key: "waiting",
      title: t("list.waiting"),
      render: (row) => t(`waits.${row.state === "fixed" ? paid(row) : row.state}`),
    },
  ];
  const calculate = may("months.calculate") && (
    <Button type="primary" onClick={() => setCalculating(true)}>
      {t("calculate.button")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} actions={calculate} />
      {list.isPending && <Waiting />}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data && (
        <RecordTable
          label={t("title")}
          rows={list.data}
          columns={columns}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t("list.empty")} next={t("list.emptyHint")}>
              {calculate}
              {may("children.list") && (
                <Link to="/children">
                  <Button tabIndex={-1}>{t("list.toChildren")}</Button>
                </Link>
              )}
            </EmptyState>
          }
        />
      )}
      {calculating && (
        <CalculateDialog first={nextMonth(list.data ?? [])} onClose={() => setCalculating(false)} />
      )}
    </>
  );
}
