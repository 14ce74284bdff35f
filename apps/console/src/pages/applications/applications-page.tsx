import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ApplicationRow } from "@tongyou/core/schemas";
import { Select, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { APPLICATION_VIEWS, type ApplicationView } from "./applications-search.ts";
import { useApplicationColumns } from "./applications-table.tsx";
import { BatchBar } from "./batch-bar.tsx";
import "./applications.css";

const SIZE = 200;
const ENDED = ["granted", "refused", "withdrawn"] as const;

/** What a view asks of the server. */
const askedBy = (view: ApplicationView) => ({
  state: ENDED.find((state) => state === view) ?? ("open" as const),
  mine: view === "mine",
  late: view === "late",
});

/** 认定申请: what waits by its last day, what ended; several at a time are passed or confirmed. */
export default function ApplicationsPage() {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const area = useArea();
  const navigate = useNavigate({ from: "/applications" });
  const { view = "open", stage, page = 1 } = useSearch({ from: "/frame/applications" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = askedBy(view);
  const open = asked.state === "open";
  const input = { ...asked, ...present({ stage, area }), offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.applications.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const columns = useApplicationColumns(open, {
    any: list.data?.rows.some(({ mine }) => mine) ?? false,
    chosen,
    onChoose: (id, on) =>
      setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id))),
  });
  const go = (part: { view?: ApplicationView; stage?: string | undefined; page?: number }) => {
    setChosen(new Set());
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }) });
  };
  const counts = list.data?.counts;
  const label = (one: ApplicationView) => {
    const count = one === "open" || one === "mine" || one === "late" ? counts?.[one] : undefined;
    return count === undefined ? t(`view.${one}`) : `${t(`view.${one}`)} ${count}`;
  };
  const rows: readonly ApplicationRow[] = list.data?.rows ?? [];
  return (
    <div className="stack">
      <PageHeader title={t("title")} about={t("about")} />
      <Tabs
        activeKey={view}
        onChange={(key) => go({ view: APPLICATION_VIEWS.find((one) => one === key) ?? "open" })}
        items={APPLICATION_VIEWS.map((key) => ({ key, label: label(key) }))}
      />
      {open && (
        <div className="filters">
          <Select
            aria-label={t("column.stage")}
            value={stage ?? ""}
            onChange={(next) => go({ stage: next === "" ? undefined : next })}
            options={[
              { value: "", label: t("anyStage") },
              ...(list.data?.stages ?? []).map(({ id, title }) => ({ value: id, label: say(title) })),
            ]}
          />
        </div>
      )}
      {open && <BatchBar rows={rows} chosen={chosen} onChoose={(ids) => setChosen(new Set(ids))} />}
      <PagedTable
        list={list}
        label={t(`view.${view}`)}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t(`none.${view}`)} next={t("noneNext")} />}
        page={page}
        size={SIZE}
        onPage={(next) => go({ page: next })}
      />
    </div>
  );
}
