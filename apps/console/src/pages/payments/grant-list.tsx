import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { GrantSet } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useMay } from "../../shell/session.tsx";
import { ChildCell } from "./child-cell.tsx";
import { enteredColumn, GRANT_COLOURS, GrantActs, OpenOnly, purposeColumn } from "./grant-cells.tsx";
import { DecideGrantsDialog, type GrantAnswer, ProposeGrantDialog } from "./grant-dialogs.tsx";
import { GrantRows, type GrantsProps } from "./grant-rows.tsx";

const GrantManyDialog = lazy(() => import("./grant-many-dialog.tsx"));

const SIZE = 50;
const STATES = ["proposed", "approved", "refused", "withdrawn"] as const;
type Decision = { set: GrantSet; answer: GrantAnswer };

/** One-time grants as they were entered, for one child or many; those of one entry child by child. */
export function GrantList(props: GrantsProps) {
  const { set } = props.search;
  return set === undefined ? <GrantSets {...props} /> : <GrantRows {...props} set={set} />;
}

/** How far the grants of an entry are. */
function SetState({ set }: { set: GrantSet }) {
  const { t } = useTranslation("payments");
  const { counts, listed, only } = set;
  return (
    <span className="payment-cell">
      {STATES.filter((state) => counts[state] > 0).map((state) => (
        <span key={state}>
          <Tag color={GRANT_COLOURS[state]}>{t(`grant.state.${state}`)}</Tag>
          {!only && t("grant.many.children", { n: counts[state] })}
        </span>
      ))}
      {listed > 0 && <small className="quiet">{t("grant.many.listed", { n: listed })}</small>}
      {counts.approved > listed && (
        <small className="quiet">{t("grant.many.waits", { n: counts.approved - listed })}</small>
      )}
    </span>
  );
}

function GrantSets({ search, onSearch, onDone }: GrantsProps) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const may = useMay();
  const [adding, setAdding] = useState<"one" | "many">();
  const [deciding, setDeciding] = useState<Decision>();
  const page = search.page ?? 1;
  const open = search.open === "yes";
  const list = useQuery(
    trpc.payments.grantSets.queryOptions(
      { open, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const close = () => {
    setAdding(undefined);
    setDeciding(undefined);
  };
  const told = (text: string) => {
    close();
    onDone(text);
  };
  const columns: Column<GrantSet>[] = [
    {
      key: "child",
      title: t("grant.many.whom"),
      head: true,
      render: (row) =>
        row.only ? (
          <ChildCell row={row.only} />
        ) : (
          <Link to="/payments" search={({ area }) => present({ area, tab: "grants", set: row.id })}>
            {t("grant.many.seeAll", { n: row.children })}
          </Link>
        ),
    },
    purposeColumn(t("grant.purpose")),
    { key: "amount", title: t("grant.many.each"), numeric: true, render: (row) => <Money fen={row.fen} /> },
    {
      key: "sum",
      title: t("sums.total"),
      numeric: true,
      render: (row) => <Money fen={row.fen * row.children} />,
    },
    enteredColumn(t("grant.by")),
    { key: "state", title: t("list.state"), render: (row) => <SetState set={row} /> },
    {
      key: "decide",
      title: t("grant.many.act"),
      render: (row) => (
        <GrantActs row={row} many={!row.only} onDecide={(answer) => setDeciding({ set: row, answer })} />
      ),
    },
  ];
  return (
    <div className="stack">
      <div className="actions">
        {may("payments.proposeGrant") && (
          <Button type="primary" onClick={() => setAdding("one")}>
            {t("grant.add")}
          </Button>
        )}
        {may("payments.proposeGrants") && (
          <Button onClick={() => setAdding("many")}>{t("grant.many.byFile")}</Button>
        )}
        <OpenOnly open={open} onSearch={onSearch} />
      </div>
      {may("payments.proposeGrants") && (
        <p className="quiet">
          {t("grant.many.byList")} <Link to="/children">{t("grant.many.toChildren")}</Link>
        </p>
      )}
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
      {adding === "one" && <ProposeGrantDialog onDone={told} onClose={close} />}
      <Suspense>{adding === "many" && <GrantManyDialog onDone={told} onClose={close} />}</Suspense>
      {deciding && <DecideGrantsDialog {...deciding} onDone={told} onClose={close} />}
    </div>
  );
}
