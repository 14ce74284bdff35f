import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { ListsProgress } from "../../parts/lists-progress.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { RECOUNT } from "../../parts/recount.ts";
import { present } from "../../parts/search-params.ts";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay, useMe } from "../../shell/session.tsx";
import { ChildPreview } from "./child-preview.tsx";
import { ChildrenFilters } from "./children-filters.tsx";
import { isNarrowed } from "./children-search.ts";
import { ChildrenTable } from "./children-table.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { COLUMNS, type Column, keepColumns, keptColumns } from "./columns.ts";
import { GrantFound } from "./grant-found.tsx";
import { PickedChildren } from "./picked-children.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import { RuleChips } from "./rule-chips.tsx";
import { useFilters } from "./use-filters.ts";
import "./children.css";

const SIZE = 50;

/** 儿童: a dense list, its filters in the address, a preview beside it. */
export default function ChildrenPage() {
  const { t } = useTranslation("children");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const area = useArea();
  const { staff } = useMe();
  const { search, change, clear } = useFilters();
  const [columns, setColumns] = useState(() => keptColumns(staff.id));
  const [selected, setSelected] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [registering, setRegistering] = useState(false);
  const page = search.page ?? 1;
  const sort = search.sort ?? "division";
  const descending = search.descending === "yes";
  const filter = {
    status: search.status ?? ("active" as const),
    ...present({
      q: search.q,
      category: search.category,
      class: search.class,
      entitlement: search.entitlement,
      group: search.group,
      provision: search.provision,
      row: search.row,
      allowance: search.allowance,
      risk: search.risk,
      area,
    }),
  };
  const inputFor = (at: number) => ({ ...filter, offset: (at - 1) * SIZE, limit: SIZE, sort, descending });
  const list = useQuery(
    trpc.children.list.queryOptions(inputFor(page), {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.recounting ? RECOUNT : false),
    }),
  );
  const rows = list.data?.rows ?? [];
  const riskLevels = list.data?.riskLevels ?? [];
  const offered = COLUMNS.filter((column) => column !== "risk" || riskLevels.length > 0);
  const shown = columns.filter((column) => offered.includes(column));
  const total = list.data?.total ?? 0;
  const more = page * SIZE < total;
  const row = rows.find(({ id }) => id === selected);
  const next = trpc.children.list.queryOptions(inputFor(page + 1));
  const nextKey = JSON.stringify(next.queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of what the options ask for
  useEffect(() => {
    if (more) void queryClient.prefetchQuery(next);
  }, [more, nextKey]);
  useListKeys({
    move: (step) => {
      const at = rows.findIndex(({ id }) => id === selected);
      const target = rows[at === -1 ? 0 : at + step];
      if (target) setSelected(target.id);
      else if (step === 1 && more) change({ page: page + 1 }, false);
      else if (step === -1 && page > 1) change({ page: page - 1 }, false);
    },
    open: () => {
      if (selected !== null) void navigate({ to: "/children/$id", params: { id: selected } });
    },
    close: () => setSelected(null),
  });
  const pick = (id: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  const choose = (chosen: readonly Column[]) => {
    setColumns(chosen);
    keepColumns(staff.id, chosen);
  };
  const own = isNarrowed(search);
  const filtered = own || area !== undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        about={list.data && t(filtered ? "countFiltered" : "count", { n: total.toLocaleString("en-US") })}
        actions={
          <>
            {filtered && total > 0 && may("payments.proposeGrants") && (
              <GrantFound filter={filter} total={total} />
            )}
            {may("children.register") && (
              <Button type="primary" onClick={() => setRegistering(true)}>
                {t("register.button")}
              </Button>
            )}
          </>
        }
      />
      <ChildrenFilters search={search} riskLevels={riskLevels} onChange={change} onClear={clear}>
        <ColumnChooser offered={offered} columns={columns} onChange={choose} />
      </ChildrenFilters>
      <RuleChips search={search} onChange={change} />
      <ListsProgress />
      {list.data?.recounting && <Alert type="info" showIcon title={t("leftOut.recountingNotice")} />}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && total === 0 && !list.data.recounting && (
        <EmptyState
          title={t(filtered ? "empty.noMatch" : "empty.title")}
          next={t(filtered ? "empty.noMatchHint" : "empty.hint")}
        >
          {own && <Button onClick={clear}>{t("filters.clear")}</Button>}
          {!filtered && may("imports.preview") && (
            <Link to="/imports">
              <Button type="primary" tabIndex={-1}>
                {t("empty.importLedger")}
              </Button>
            </Link>
          )}
          {!filtered && may("children.register") && (
            <Button onClick={() => setRegistering(true)}>{t("empty.register")}</Button>
          )}
        </EmptyState>
      )}
      {total > 0 && (
        <div
          className={row ? "children-desk children-desk-open" : "children-desk"}
          aria-busy={list.isFetching}
        >
          <div className="stack">
            {picked.size > 0 && (
              <PickedChildren
                ids={[...picked]}
                entitlement={search.entitlement}
                onDrop={() => setPicked(new Set())}
              />
            )}
            <ChildrenTable
              rows={rows}
              columns={shown}
              riskLevels={riskLevels}
              selected={selected}
              onSelect={setSelected}
              sort={sort}
              descending={descending}
              picked={
                may("visits.plan") || may("payments.proposeGrants")
                  ? { ids: picked, onPick: pick }
                  : undefined
              }
              onSort={(by, down) => change({ sort: by, descending: down ? "yes" : undefined })}
            />
            <div className="children-foot">
              <Pager page={page} size={SIZE} total={total} onPage={(to) => change({ page: to }, false)} />
              <span className="quiet wide-only">{t("keys")}</span>
            </div>
          </div>
          {row && <ChildPreview row={row} onClose={() => setSelected(null)} />}
        </div>
      )}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}
