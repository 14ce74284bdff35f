import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DONE_VIEWS } from "@tongyou/core/schemas";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import type { ViewProps } from "./plans-list.tsx";
import { VisitTable } from "./visit-table.tsx";

const SIZE = 50;
const NEXT = {
  all: "empty.allNext",
  toCheck: "empty.toCheckNext",
  wrong: "empty.filtered",
  concern: "empty.filtered",
} as const;

/** Visits that took place, the newest first; those drawn for a spot check on a view of their own. */
export function DoneList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const area = useArea();
  const may = useMay();
  const page = search.page ?? 1;
  const filter = search.filter ?? "all";
  const asked = present({ area, from: search.from, to: search.to });
  const input = { ...asked, filter, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.visits.done.queryOptions(input, { placeholderData: keepPreviousData }));
  const dated = search.from !== undefined || search.to !== undefined;
  const { share, shareSetting = "" } = list.data ?? {};
  return (
    <div className="stack">
      <div className="filters">
        <Segmented
          className="wrapping"
          value={filter}
          onChange={(to) => onChange({ filter: to === "all" ? undefined : to })}
          options={DONE_VIEWS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
        <DateField value={search.from} onChange={(from) => onChange({ from })} placeholder={t("fromDay")} />
        <DateField value={search.to} onChange={(to) => onChange({ to })} placeholder={t("toDay")} />
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <p className="quiet">
            {share === null || share === undefined ? t("noShare") : t("share", { share })}{" "}
            {may("policy.enterSetting") && (
              <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(shareSetting)}`}>
                {t("set")}
              </PathLink>
            )}
          </p>
          <VisitTable
            label={t("tabs.done")}
            rows={list.data.rows}
            empty={
              <EmptyState title={t(`empty.${filter}`)} next={t(dated ? "empty.filtered" : NEXT[filter])} />
            }
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => onChange({ page: to })} />
        </div>
      )}
    </div>
  );
}
