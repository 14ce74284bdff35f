import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  PAYMENT_FILTERS,
  type PaymentBatchView,
  type PaymentFilter,
  type PaymentRow,
  type PaymentState,
} from "@tongyou/core/schemas";
import { Button, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ChildCell } from "./child-cell.tsx";
import { LeaveOutDialog } from "./leave-out-dialog.tsx";
import { MarkDialog } from "./mark-dialog.tsx";
import type { BatchSearch } from "./payments-search.ts";
import { useBatchActs } from "./use-batch-acts.ts";

const SIZE = 50;
const COLOURS = {
  open: "gold",
  leftOut: "default",
  paid: "green",
  failed: "red",
  dropped: "default",
} as const satisfies Record<PaymentState, string>;

/** What can be asked only before a list is approved, and only after. */
const BEFORE_OR_AFTER: { readonly [filter in PaymentFilter]?: "before" | "after" } = {
  problems: "before",
  failedBefore: "before",
  owesBack: "before",
  open: "after",
  paid: "after",
  failed: "after",
};

/** Where a payment's money comes from, when there is more to say than the month of the list. */
function Made({ row }: { row: PaymentRow }) {
  const { t } = useTranslation("payments");
  const { say } = useLanguage();
  return (
    <ul>
      {row.items.map((item) => (
        <li key={`${item.kind} ${item.month} ${item.class}`}>
          {t(`item.${item.kind}`, {
            month: item.month,
            name: item.name ? say(item.name) : t("itemKind.oneTime"),
          })}{" "}
          {row.items.length > 1 && <Money fen={item.fen} />}
        </li>
      ))}
    </ul>
  );
}

type Props = {
  batch: PaymentBatchView;
  search: BatchSearch;
  onSearch: (part: BatchSearch) => void;
  onDone: (text: string) => void;
};

/** The payments of a list: who gets what where, what is wrong with it, and what the bank answered. */
export function PaymentRows({ batch, search, onSearch, onDone }: Props) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const may = useMay();
  const [chosen, setChosen] = useState<{ row: PaymentRow; act: "mark" | "leave" }>();
  const close = () => setChosen(undefined);
  const acts = useBatchActs(batch, (text) => {
    close();
    onDone(text);
  });
  const asked = batch.state === "prepared" ? "before" : "after";
  const filter = search.filter ?? "all";
  const page = search.page ?? 1;
  const list = useQuery(
    trpc.payments.rows.queryOptions(
      { id: batch.id, filter, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns: Column<PaymentRow>[] = [
    {
      key: "child",
      title: t("rows.child"),
      head: true,
      render: (row) => (
        <span className="payment-cell">
          <ChildCell row={row} />
          <small className="quiet figure">{row.number}</small>
        </span>
      ),
    },
    {
      key: "payee",
      title: t("rows.payee"),
      render: (row) => row.payee || <span className="quiet">{t("rows.missing")}</span>,
    },
    {
      key: "account",
      title: t("rows.account"),
      render: (row) => (
        <span className="payment-cell">
          <span>
            {row.bank} <span className="figure">{row.account}</span>
          </span>
          {row.problems.map((problem) => (
            <span key={problem}>
              <Tag color="red">{t(`check.${problem}`)}</Tag>
            </span>
          ))}
          {row.sharedWith > 0 && <span className="quiet">{t("rows.shareWith", { n: row.sharedWith })}</span>}
        </span>
      ),
    },
    { key: "made", title: t("rows.made"), render: (row) => <Made row={row} /> },
    {
      key: "amount",
      title: t("rows.amount"),
      numeric: true,
      render: (row) => <Money fen={row.fen} />,
    },
    {
      key: "result",
      title: t("rows.result"),
      render: (row) => (
        <div className="payment-cell">
          <span>
            <Tag color={COLOURS[row.state]}>
              {t(
                batch.state === "prepared" && row.state === "open"
                  ? "rows.waits"
                  : `paymentState.${row.state}`,
              )}
            </Tag>
            {row.answeredOn && <span className="figure">{row.answeredOn}</span>}
          </span>
          {row.reason && <span>{row.reason}</span>}
          {row.failure && <span className="quiet">{t(`failure.${row.failure}`)}</span>}
          <span className="actions">
            {((batch.state === "prepared" && row.problems.length > 0) || row.failure) && (
              <Link
                to="/children/$id"
                params={{ id: row.childId }}
                search={may("children.recordContact") ? { say: "contact" } : {}}
              >
                {t("rows.file")}
              </Link>
            )}
            {batch.state === "prepared" && row.state === "open" && may("payments.leaveOut") && (
              <Button size="small" onClick={() => setChosen({ row, act: "leave" })}>
                {t("rows.leave")}
              </Button>
            )}
            {batch.state === "approved" && row.state !== "leftOut" && row.fen > 0 && may("payments.mark") && (
              <Button size="small" onClick={() => setChosen({ row, act: "mark" })}>
                {t(row.state === "open" ? "rows.mark" : "rows.change")}
              </Button>
            )}
          </span>
        </div>
      ),
    },
  ];
  const tabs = PAYMENT_FILTERS.filter((one) => !BEFORE_OR_AFTER[one] || BEFORE_OR_AFTER[one] === asked);
  return (
    <section className="stack">
      <h2>{t("rows.title")}</h2>
      <Tabs
        activeKey={filter}
        onChange={(key) => onSearch({ filter: tabs.find((one) => one === key), page: undefined })}
        items={tabs.map((key) => ({ key, label: t(`rows.${key}`) }))}
      />
      <PagedTable
        list={list}
        label={t("rows.title")}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        size={SIZE}
        onPage={(to) => onSearch({ page: to })}
        empty={<EmptyState title={t("rows.empty")} />}
      />
      {chosen?.act === "mark" && <MarkDialog batch={batch} acts={acts} row={chosen.row} onClose={close} />}
      {chosen?.act === "leave" && (
        <LeaveOutDialog batch={batch} acts={acts} one={chosen.row} onClose={close} />
      )}
    </section>
  );
}
