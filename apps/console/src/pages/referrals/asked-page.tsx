import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { AskedRow } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { DueText } from "./due-text.tsx";
import { ReferralState } from "./referral-state.tsx";
import { useReferralWords } from "./use-referral-words.ts";
import "./referrals.css";

const SIZE = 50;

/** A department's desk: what it is asked, the most urgent first, and what it replied to. */
export default function AskedPage() {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const words = useReferralWords();
  const navigate = useNavigate({ from: "/referrals/asked" });
  const { done, page = 1 } = useSearch({ from: "/frame/referrals/asked" });
  const input = { open: done === undefined, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.referrals.asked.queryOptions(input, { placeholderData: keepPreviousData }));
  const columns: Column<AskedRow>[] = [
    { key: "what", title: t("column.what"), head: true, render: (row) => words.title(row) },
    { key: "who", title: t("column.who"), render: ({ name }) => name ?? t("noName") },
    {
      key: "number",
      title: t("column.number"),
      render: ({ number }) => <span className="figure">{number}</span>,
    },
    { key: "kind", title: t("column.kind"), render: ({ kind }) => t(`kind.${kind}`) },
    { key: "due", title: t("column.due"), render: ({ due }) => <DueText due={due} /> },
    { key: "state", title: t("column.state"), render: ({ state }) => <ReferralState state={state} /> },
    {
      key: "do",
      title: t("column.do"),
      render: ({ id, number }) => (
        <Link to="/referrals/$id" params={{ id }}>
          <Button
            type={done ? "default" : "primary"}
            tabIndex={-1}
            aria-label={`${t(done ? "asked.see" : "asked.reply")} ${number}`}
          >
            {t(done ? "asked.see" : "asked.reply")}
          </Button>
        </Link>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t("asked.title")} about={t("asked.about")} />
      <div className="filters">
        <Segmented
          aria-label={t("column.state")}
          value={done ?? "no"}
          onChange={(next) =>
            void navigate({
              search: ({ area }) => present({ area, done: next === "yes" ? ("yes" as const) : undefined }),
            })
          }
          options={[
            { value: "no", label: t("asked.open") },
            { value: "yes", label: t("asked.done") },
          ]}
        />
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("asked.title")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title={t(done ? "asked.noneDone" : "asked.none")}
                next={t(done ? "asked.noneDoneNext" : "asked.noneNext")}
              />
            }
          />
          <Pager
            page={page}
            size={SIZE}
            total={list.data.total}
            onPage={(to) => void navigate({ search: (before) => present({ ...before, page: to }) })}
          />
        </div>
      )}
    </>
  );
}
