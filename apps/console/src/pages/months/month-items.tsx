import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lastDayOf, type MonthItem, type MonthSummary } from "@tongyou/core/schemas";
import { Button, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Masked } from "../../parts/masked.tsx";
import { Money } from "../../parts/money.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import type { WhyTarget } from "../../parts/why/why.ts";
import { WhyDrawer } from "../../parts/why/why-drawer.tsx";
import { useLanguage } from "../../shell/language.ts";
import { usePackNames } from "../children/use-pack-names.ts";
import { ItemReason } from "./item-reason.tsx";
import { ITEM_FILTERS, type ItemFilter, type MonthSearch } from "./month-search.ts";

const SIZE = 50;
const COLOURS = {
  new: "green",
  stopped: "red",
  changed: "blue",
  unchanged: "default",
  unawarded: "purple",
  suspended: "orange",
  needs: "gold",
  choice: "gold",
  review: "gold",
  none: "default",
} as const;

/** How many children stand under each tab; a difference is whatever is neither unchanged nor unpaid as before. */
function countsOf({ totals }: MonthSummary): Record<ItemFilter, number> {
  const { none, ...counts } = totals.counts;
  const differences = totals.children - none - counts.unchanged;
  return { ...counts, differences, all: totals.children };
}

type Props = {
  summary: MonthSummary;
  search: MonthSearch;
  onSearch: (search: MonthSearch) => void;
  onDone: (text: string) => void;
};

/** The children of a month, differences first; the unchanged stay folded until asked for. */
export function MonthItems({ summary, search, onSearch, onDone }: Props) {
  const { t } = useTranslation("months");
  const { say } = useLanguage();
  const { className } = usePackNames();
  const trpc = useTRPC();
  const [why, setWhy] = useState<WhyTarget | null>(null);
  const filter: ItemFilter = search.filter ?? "differences";
  const page = search.page ?? 1;
  const items = useQuery(
    trpc.months.items.queryOptions(
      { id: summary.id, filter, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const counts = countsOf(summary);
  const columns: Column<MonthItem>[] = [
    {
      key: "name",
      title: t("items.name"),
      head: true,
      render: (item) => (
        <>
          <Link to="/children/$id" params={{ id: item.childId }}>
            {item.name}
          </Link>
          <br />
          <Masked value={item.idNumber} />
        </>
      ),
    },
    { key: "division", title: t("items.division"), render: (item) => item.divisionName },
    {
      key: "change",
      title: t("items.change"),
      render: (item) => <Tag color={COLOURS[item.change]}>{t(`change.${item.change}`)}</Tag>,
    },
    {
      key: "class",
      title: t("items.class"),
      render: (item) => {
        const now = item.className ? say(item.className) : "";
        const before = item.previousClass;
        const from = before !== null && before !== item.class;
        return (
          <span className="class-name">
            {from ? t("items.classFrom", { before: className(before), after: now || "—" }) : now}
          </span>
        );
      },
    },
    {
      key: "previous",
      title: t("items.previous"),
      numeric: true,
      render: (item) => <Money fen={item.previousFen} />,
    },
    { key: "amount", title: t("items.amount"), numeric: true, render: (item) => <Money fen={item.fen} /> },
    {
      key: "reason",
      title: t("items.reason"),
      render: (item) => (
        <ItemReason
          monthId={summary.id}
          item={item}
          open={summary.state === "calculated"}
          onWhy={() =>
            setWhy({
              childId: item.childId,
              name: item.name,
              divisionName: item.divisionName,
              on: lastDayOf(summary.month),
            })
          }
          onDone={onDone}
        />
      ),
    },
  ];
  return (
    <section className="stack month-items">
      <Tabs
        activeKey={filter}
        onChange={(key) => onSearch({ filter: ITEM_FILTERS.find((one) => one === key), page: undefined })}
        items={ITEM_FILTERS.map((key) => ({ key, label: `${t(`tabs.${key}`)} ${counts[key]}` }))}
      />
      <ErrorNotice error={items.error} onRetry={() => void items.refetch()} />
      {items.isPending && <Waiting />}
      {filter === "needs" && counts.needs > 0 && <p className="quiet">{t("items.notPaid")}</p>}
      {filter === "unawarded" && counts.unawarded > 0 && <p className="quiet">{t("items.notAwarded")}</p>}
      {items.data && (
        <>
          <RecordTable
            label={t(`tabs.${filter}`)}
            rows={items.data.rows}
            columns={columns}
            rowKey={(item) => item.childId}
            empty={<EmptyState title={t(filter === "differences" ? "items.noDifferences" : "items.empty")} />}
          />
          <Pager page={page} size={SIZE} total={items.data.total} onPage={(to) => onSearch({ page: to })} />
        </>
      )}
      {filter === "differences" && counts.unchanged > 0 && (
        <p className="quiet">
          {t("items.unchangedFolded", { n: counts.unchanged })}{" "}
          <Button type="link" size="small" onClick={() => onSearch({ filter: "unchanged", page: undefined })}>
            {t("items.showUnchanged")}
          </Button>
        </p>
      )}
      <WhyDrawer target={why} onClose={() => setWhy(null)} />
    </section>
  );
}
