import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OneTimeGrant } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { ChildCell } from "./child-cell.tsx";
import { enteredColumn, GRANT_COLOURS, GrantActs, OpenOnly, purposeColumn } from "./grant-cells.tsx";
import { DecideGrantDialog, type GrantAnswer } from "./grant-dialogs.tsx";
import type { PaymentsSearch } from "./payments-search.ts";

const SIZE = 50;
type Decision = { grant: OneTimeGrant; answer: GrantAnswer };
export type GrantsProps = {
  search: PaymentsSearch;
  onSearch: (part: PaymentsSearch) => void;
  onDone: (text: string) => void;
};

/** The one-time grants that were entered together, child by child. */
export function GrantRows({ set, search, onSearch, onDone }: GrantsProps & { set: string }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const [deciding, setDeciding] = useState<Decision>();
  const page = search.page ?? 1;
  const open = search.open === "yes";
  const list = useQuery(
    trpc.payments.grants.queryOptions(
      { open, set, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const told = (text: string) => {
    setDeciding(undefined);
    onDone(text);
  };
  const columns: Column<OneTimeGrant>[] = [
    {
      key: "child",
      title: t("rows.child"),
      head: true,
      render: (row) => <ChildCell row={row} />,
    },
    purposeColumn(t("grant.purpose")),
    { key: "amount", title: t("rows.amount"), numeric: true, render: (row) => <Money fen={row.fen} /> },
    enteredColumn(t("grant.by")),
    {
      key: "state",
      title: t("list.state"),
      render: (row) => (
        <span className="payment-cell">
          <span>
            <Tag color={GRANT_COLOURS[row.state]}>{t(`grant.state.${row.state}`)}</Tag>
          </span>
          {row.decidedBy && (
            <small className="quiet">
              {row.decidedBy} {instantText(row.decidedAt)}：{row.decidedReason}
            </small>
          )}
          {row.state === "approved" && (
            <span>
              {row.paidIn ? (
                <Link to="/payments/$id" params={{ id: row.paidIn.batch }}>
                  {t("grant.paidIn", {
                    number: row.paidIn.number,
                    state: t(`paymentState.${row.paidIn.state}`),
                  })}
                </Link>
              ) : (
                <span className="quiet">{t("grant.waits")}</span>
              )}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "decide",
      title: t("grant.many.act"),
      render: (row) => (
        <GrantActs row={row} many={false} onDecide={(answer) => setDeciding({ grant: row, answer })} />
      ),
    },
  ];
  return (
    <div className="stack">
      <div className="actions">
        <Button onClick={() => onSearch({ set: undefined })}>{t("grant.many.back")}</Button>
        <OpenOnly open={open} onSearch={onSearch} />
      </div>
      <PagedTable
        list={list}
        label={t("tab.grants")}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        size={SIZE}
        onPage={(to) => onSearch({ page: to })}
        empty={<EmptyState title={t("grant.many.none")} />}
      />
      {deciding && <DecideGrantDialog {...deciding} onDone={told} onClose={() => setDeciding(undefined)} />}
    </div>
  );
}
