import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OneTimeGrant } from "@tongyou/core/schemas";
import { Button, Checkbox, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useMay } from "../../shell/session.tsx";
import { ChildCell } from "./child-cell.tsx";
import { DecideGrantDialog, ProposeGrantDialog } from "./grant-dialogs.tsx";
import type { PaymentsSearch } from "./payments-search.ts";

const SIZE = 50;
const COLOURS = { proposed: "gold", approved: "green", refused: "default", withdrawn: "default" } as const;
type Decision = { grant: OneTimeGrant; answer: "approved" | "refused" | "withdrawn" };
type Props = {
  search: PaymentsSearch;
  onSearch: (part: PaymentsSearch) => void;
  onDone: (text: string) => void;
};

/** One-time grants: entered by one person, approved by another, paid in a list. */
export function GrantList({ search, onSearch, onDone }: Props) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [deciding, setDeciding] = useState<Decision>();
  const page = search.page ?? 1;
  const open = search.open === "yes";
  const list = useQuery(
    trpc.payments.grants.queryOptions(
      { open, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const told = (text: string) => {
    setAdding(false);
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
    {
      key: "purpose",
      title: t("grant.purpose"),
      render: (row) => (
        <span className="payment-cell">
          {row.purpose}
          <small className="quiet">
            {row.document}；{row.reason}
          </small>
        </span>
      ),
    },
    { key: "amount", title: t("rows.amount"), numeric: true, render: (row) => <Money fen={row.fen} /> },
    {
      key: "by",
      title: t("grant.by"),
      render: (row) => `${row.proposedBy} ${instantText(row.proposedAt)}`,
    },
    {
      key: "state",
      title: t("list.state"),
      render: (row) => (
        <span className="payment-cell">
          <span>
            <Tag color={COLOURS[row.state]}>{t(`grant.state.${row.state}`)}</Tag>
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
      title: t("rows.result"),
      render: (row) => (
        <span className="actions">
          {row.mayDecide && (
            <>
              <Button size="small" onClick={() => setDeciding({ grant: row, answer: "approved" })}>
                {t("grant.approve")}
              </Button>
              <Button size="small" onClick={() => setDeciding({ grant: row, answer: "refused" })}>
                {t("grant.refuse")}
              </Button>
            </>
          )}
          {row.mayWithdraw && (
            <Button size="small" onClick={() => setDeciding({ grant: row, answer: "withdrawn" })}>
              {t("grant.withdraw")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  const add = may("payments.proposeGrant") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("grant.add")}
    </Button>
  );
  return (
    <div className="stack">
      <div className="actions">
        {add}
        <Checkbox
          checked={open}
          onChange={({ target }) => onSearch({ open: target.checked ? "yes" : undefined })}
        >
          {t("grant.openOnly")}
        </Checkbox>
      </div>
      <PagedTable
        list={list}
        label={t("tab.grants")}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        size={SIZE}
        onPage={(to) => onSearch({ page: to })}
        empty={<EmptyState title={t("grant.empty")} next={t("grant.emptyHint")} />}
      />
      {adding && <ProposeGrantDialog onDone={told} onClose={() => setAdding(false)} />}
      {deciding && <DecideGrantDialog {...deciding} onDone={told} onClose={() => setDeciding(undefined)} />}
    </div>
  );
}
