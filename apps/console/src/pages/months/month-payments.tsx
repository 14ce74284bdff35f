import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { MonthSummary, PaymentBatches } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { useMay } from "../../shell/session.tsx";
import { BatchState } from "../payments/batch-state.tsx";

export type MonthLists = Pick<PaymentBatches, "rows" | "townPays">;

/** The lists that pay a fixed month, the newest first; of other months none. */
export function useMonthLists({ state, month }: MonthSummary): MonthLists | undefined {
  const trpc = useTRPC();
  const may = useMay();
  const wanted = state === "fixed" && may("payments.list");
  const list = useQuery(trpc.payments.list.queryOptions({ month, limit: 200 }, { enabled: wanted }));
  if (!list.data) return undefined;
  const { rows, townPays } = list.data;
  return { townPays, rows: rows.filter((one) => one.kind === "month" && one.state !== "cancelled") };
}

/** What became of a fixed month's money: its lists of payments, or having the list prepared. */
export function MonthPayments({ summary, lists }: { summary: MonthSummary; lists: MonthLists }) {
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
  const { rows, townPays } = lists;
  return (
    <section className="card stack">
      <h2>{t("pay.title")}</h2>
      {townPays && <p>{t("pay.towns")}</p>}
      {rows.map((one) => (
        <div key={one.id} className="actions">
          <Link to="/payments/$id" params={{ id: one.id }} className="figure">
            {one.number}
          </Link>
          {one.area.code !== area.code && <span>{one.area.name}</span>}
          <BatchState state={one.state} />
          <span>
            {t("pay.sums", {
              due: yuanOf(one.due.fen),
              paid: yuanOf(one.paid.fen),
              failed: yuanOf(one.failed.fen),
              open: yuanOf(one.open.fen),
            })}
          </span>
          {one.failed.payments > 0 && (
            <Link to="/payments/$id" params={{ id: one.id }} search={{ filter: "failed" }}>
              {t("pay.failed", { n: one.failed.payments })}
            </Link>
          )}
        </div>
      ))}
      {rows.length === 0 && !townPays && <p>{t(may("payments.prepare") ? "pay.none" : "pay.waits")}</p>}
      <ErrorNotice error={prepare.error} />
      {rows.length === 0 && may("payments.prepare") && (
        <div className="actions">
          <Button
            type={townPays ? "default" : "primary"}
            loading={prepare.isPending}
            onClick={() => prepare.mutate({ kind: "month", month, area: area.code })}
          >
            {t(townPays ? "pay.prepareAll" : "pay.prepare", { month })}
          </Button>
        </div>
      )}
    </section>
  );
}
