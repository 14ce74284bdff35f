import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { MonthSummary } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useState } from "react";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { LOOK } from "../../parts/job-progress.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { MonthDesk } from "./month-desk.tsx";
import { MonthItems } from "./month-items.tsx";
import type { MonthSearch } from "./month-search.ts";
import { MonthTotal } from "./month-total.tsx";
import "./months.css";

const isInWork = (state: MonthSummary["state"] | undefined) =>
  state === "calculating" || state === "approved";

/** One month from left to right: calculate, differences, submit, another person approves, roster. */
export default function MonthPage() {
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/months/$id" });
  const { id } = useParams({ from: "/frame/months/$id" });
  const search = useSearch({ from: "/frame/months/$id" });
  const [done, setDone] = useState<string>();
  const query = useQuery(
    trpc.months.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (isInWork(state.data?.state) ? LOOK : false) },
    ),
  );
  if (query.isPending) return <Waiting />;
  const summary = query.data;
  if (!summary) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const go = (part: MonthSearch) =>
    void navigate({
      search: (before) => present({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      {done && (
        <Alert type="success" showIcon title={done} closable={{ onClose: () => setDone(undefined) }} />
      )}
      <MonthDesk summary={summary} onDone={setDone} />
      <ErrorNotice error={query.error} />
      {summary.state !== "calculating" && (
        <>
          <MonthTotal summary={summary} />
          <MonthItems summary={summary} search={search} onSearch={go} onDone={setDone} />
        </>
      )}
    </>
  );
}
