import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { REGISTER_VIEWS, type RegisterRow } from "@tongyou/core/schemas";
import { Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import type { ViewProps } from "./people-search.ts";
import { DueDay, PostLine } from "./post-line.tsx";

const SIZE = 50;

function useColumns(): Column<RegisterRow>[] {
  const { t } = useTranslation("people");
  const may = useMay();
  return [
    {
      key: "name",
      title: t("field.name"),
      head: true,
      render: ({ id, name, barred }) => (
        <>
          {may("people.get") ? (
            <Link to="/people/$id" params={{ id }}>
              {name}
            </Link>
          ) : (
            name
          )}{" "}
          {barred && <span className="caution">⚠ {t("barred")}</span>}
        </>
      ),
    },
    {
      key: "posts",
      title: t("posts"),
      render: ({ posts }) => {
        const held = posts.filter(({ until }) => until === null);
        if (held.length === 0) return <span className="quiet">{t("noPost")}</span>;
        return held.map((post) => (
          <div key={post.id}>
            <PostLine post={post} />
          </div>
        ));
      },
    },
    {
      key: "account",
      title: t("field.login"),
      render: ({ posts }) => {
        const held = posts.filter(({ until, takesAccount }) => until === null && takesAccount);
        if (held.length === 0) return <span className="quiet">—</span>;
        return held.map(({ id, account }) => (
          <div key={id}>{account ?? <span className="caution">{t("noAccount")}</span>}</div>
        ));
      },
    },
    {
      key: "phone",
      title: t("field.phone"),
      render: ({ phone }) => <span className="figure">{phone ?? "—"}</span>,
    },
    {
      key: "identity",
      title: t("field.identity"),
      render: ({ identity }) => (identity ? t(`identity.${identity}`) : "—"),
    },
    {
      key: "trained",
      title: t("lastTraining"),
      render: ({ lastTraining }) =>
        lastTraining ? (
          <span className="figure">{lastTraining}</span>
        ) : (
          <span className="quiet">{t("neverTrained")}</span>
        ),
    },
    { key: "due", title: t("trainingDue"), render: ({ training }) => <DueDay due={training} /> },
  ];
}

/** The real-name register, by place and name. */
export function RegisterList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const area = useArea();
  const columns = useColumns();
  const page = search.page ?? 1;
  const view = search.view ?? "inPost";
  const input = {
    ...present({ area, q: search.q, role: search.role }),
    view,
    offset: (page - 1) * SIZE,
    limit: SIZE,
  };
  const list = useQuery(trpc.people.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const count = (one: (typeof REGISTER_VIEWS)[number]) =>
    list.data?.counts[one].toLocaleString("en-US") ?? "";
  return (
    <div className="stack">
      <div className="filters">
        <Segmented
          className="wrapping"
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={REGISTER_VIEWS.map((one) => ({ value: one, label: `${t(`view.${one}`)} ${count(one)}` }))}
        />
        <Input.Search
          allowClear
          defaultValue={search.q}
          placeholder={t("search")}
          aria-label={t("search")}
          onSearch={(text) => onChange({ q: text.trim() || undefined })}
        />
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("tabs.register")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t(`empty.${view}`)} next={t("empty.next")} />}
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => onChange({ page: to })} />
        </div>
      )}
    </div>
  );
}
