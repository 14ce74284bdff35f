import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { MonthSummary, PaymentBatch } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { useMay } from "../../shell/session.tsx";
import { BatchState } from "../payments/batch-state.tsx";

/** The lists that pay a fixed month, the newest first; of other months none. */
export function useMonthLists({ state, month }: MonthSummary): PaymentBatch[] | undefined {
  const trpc = useTRPC();
  const may = useMay();
  const wanted = state === "fixed" && may("payments.list");
  const list = useQuery(trpc.payments.list.queryOptions({ month, limit: 20 }, { enabled: wanted }));
  return list.data?.rows.filter((one) => one.kind === "month" && one.state !== "cancelled");
}

/** What became of a fixed month's money: its lists of payments, or having the list prepared. */
export function MonthPayments({ summary, lists }: { summary: MonthSummary; lists: readonly PaymentBatch[] }) {
  const { t } = useTranslation("months");
  const trpc = useTRPC();
  const may = useMay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const prepare = useMutation(
    trpc.payments.prepare.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries();
        await navigate({ to: "/payments/$id", params: { id } });
      },
    }),
  );
  const { month, area } = summary;
  return (
    <section className="card stack">
      <h2>{t("pay.title")}</h2>
      {lists.map((one) => (
        <div key={one.id} className="actions">
          <Link to="/payments/$id" params={{ id: one.id }} className="figure">
            {one.number}
          </Link>
          <BatchState state={one.state} />
          <span>
            {t("pay.sums", {
              due: yuanOf(one.due.fen),
              paid: yuanOf(one.paid.fen),
              failed: yuanOf(one.failed.fen),
              open: yuanOf(one.open.fen),
            })}
          </span>
        </div>
      ))}
      {lists.length === 0 && <p>{t(may("payments.prepare") ? "pay.none" : "pay.waits")}</p>}
      <ErrorNotice error={prepare.error} />
      {lists.length === 0 && may("payments.prepare") && (
        <div className="actions">
          <Button
            type="primary"
            loading={prepare.isPending}
            onClick={() => prepare.mutate({ kind: "month", month, area: area.code })}
          >
            {t("pay.prepare", { month })}
          </Button>
        </div>
      )}
    </section>
  );
}
