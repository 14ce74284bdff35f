import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PaymentBatch, Sum } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useMay } from "../../shell/session.tsx";
import { BatchState } from "./batch-state.tsx";
import type { PaymentsSearch } from "./payments-search.ts";
import { PrepareDialog } from "./prepare-dialog.tsx";
import { WaitingLine } from "./waiting-line.tsx";

const SIZE = 50;

/** How many, and how much. */
function SumCell({ of }: { of: Sum }) {
  const { t } = useTranslation("payments");
  return (
    <span className="payment-cell">
      <Money fen={of.fen} />
      <small className="quiet">{t("reconcile.payments", { n: of.payments })}</small>
    </span>
  );
}

type Props = { search: PaymentsSearch; onSearch: (part: PaymentsSearch) => void };

/** The lists of payments, the newest first, and preparing another. */
export function BatchList({ search, onSearch }: Props) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const may = useMay();
  const [preparing, setPreparing] = useState(search.prepare !== undefined);
  const page = search.page ?? 1;
  const list = useQuery(
    trpc.payments.list.queryOptions(
      { offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns: Column<PaymentBatch>[] = [
    {
      key: "number",
      title: t("list.number"),
      head: true,
      render: (row) => (
        <Link to="/payments/$id" params={{ id: row.id }} className="figure">
          {row.number}
        </Link>
      ),
    },
    { key: "kind", title: t("list.kind"), render: (row) => t(`kind.${row.kind}`) },
    { key: "area", title: t("list.area"), render: (row) => row.area.name },
    { key: "state", title: t("list.state"), render: (row) => <BatchState state={row.state} /> },
    ...(["due", "paid", "failed", "open"] as const).map((key) => ({
      key,
      title: t(`list.${key}`),
      numeric: true,
      render: (row: PaymentBatch) => <SumCell of={row[key]} />,
    })),
    {
      key: "waiting",
      title: t("list.waiting"),
      render: (row) => {
        const at = row.state === "approved" && row.open.payments === 0 ? "answered" : row.state;
        return t(
          row.payer === "town" && (at === "prepared" || at === "answered")
            ? `waits.town.${at}`
            : `waits.${at}`,
        );
      },
    },
  ];
  const prepare = may("payments.prepare") && (
    <Button type="primary" onClick={() => setPreparing(true)}>
      {t("prepare.button")}
    </Button>
  );
  return (
    <div className="stack">
      <div className="actions">{prepare}</div>
      {may("payments.waiting") && <WaitingLine />}
      <PagedTable
        list={list}
        label={t("tab.lists")}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        size={SIZE}
        onPage={(to) => onSearch({ page: to })}
        empty={
          <EmptyState
            title={t("list.empty")}
            next={t(
              !may("payments.prepare")
                ? "list.emptyRead"
                : may("months.list")
                  ? "list.emptyHint"
                  : "list.emptyTown",
            )}
          >
            {may("months.list") && (
              <Link to="/months">
                <Button tabIndex={-1}>{t("list.toMonths")}</Button>
              </Link>
            )}
          </EmptyState>
        }
      />
      {preparing && (
        <PrepareDialog
          month={search.prepare ?? list.data?.unlisted ?? undefined}
          townPays={list.data?.townPays ?? false}
          onClose={() => {
            setPreparing(false);
            onSearch({ prepare: undefined, page: search.page });
          }}
        />
      )}
    </div>
  );
}
