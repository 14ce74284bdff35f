import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Alert } from "antd";
import { useState } from "react";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { LOOK } from "../../parts/job-progress.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { BatchChecks } from "./batch-checks.tsx";
import { BatchDesk } from "./batch-desk.tsx";
import { BatchHistory } from "./batch-history.tsx";
import { FinanceSums } from "./finance-sums.tsx";
import { PaymentRows } from "./payment-rows.tsx";
import type { BatchSearch } from "./payments-search.ts";
import { Reconciliation } from "./reconciliation.tsx";
import "./payments.css";

/** One list of payments from left to right: prepared, checked, approved, with the bank, answered, closed. */
export default function BatchPage() {
  const trpc = useTRPC();
  const may = useMay();
  const navigate = useNavigate({ from: "/payments/$id" });
  const { id } = useParams({ from: "/frame/payments/$id" });
  const search = useSearch({ from: "/frame/payments/$id" });
  const [done, setDone] = useState<string>();
  const query = useQuery(
    trpc.payments.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.state === "preparing" ? LOOK : false) },
    ),
  );
  if (query.isPending) return <Waiting />;
  const batch = query.data;
  if (!batch) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const go = (part: BatchSearch) =>
    void navigate({
      search: (before) => present({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const over = batch.state === "preparing" || batch.state === "cancelled";
  return (
    <>
      {done && (
        <Alert type="success" showIcon title={done} closable={{ onClose: () => setDone(undefined) }} />
      )}
      <BatchDesk batch={batch} onDone={setDone} />
      <ErrorNotice error={query.error} />
      {!over && (
        <>
          <div className="payment-cards">
            <Reconciliation batch={batch} />
            {batch.state === "prepared" && (
              <BatchChecks batch={batch} onShow={(filter) => go({ filter, page: undefined })} />
            )}
          </div>
          <FinanceSums summary={batch.summary} />
          {may("payments.rows") && (
            <PaymentRows batch={batch} search={search} onSearch={go} onDone={setDone} />
          )}
        </>
      )}
      <BatchHistory steps={batch.steps} />
    </>
  );
}
