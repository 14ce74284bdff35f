import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { MonthSummary } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { yuanOf } from "../../parts/money.tsx";
import { saveFile } from "../../parts/save-file.ts";

type Told = "calculated" | "submitted" | "approved" | "sentBack";

/** What is told while a job still works on what was asked for. */
const IN_WORK: { readonly [state in MonthSummary["state"]]?: "calculating" | "fixing" } = {
  calculating: "calculating",
  approved: "fixing",
};

/** What can be done with one month. `onDone` hears what happened, in words. */
export function useMonthActs(summary: MonthSummary, onDone: (text: string) => void) {
  const { t } = useTranslation("months");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const settle = (told: Told) => async (next: MonthSummary) => {
    queryClient.setQueryData(trpc.months.get.queryKey({ id: next.id }), next);
    await queryClient.invalidateQueries();
    onDone(
      t(`done.${IN_WORK[next.state] ?? told}`, {
        month: next.month,
        n: next.totals.paid,
        amount: yuanOf(next.totals.fen),
        name: summary.submittedBy ?? "",
      }),
    );
    if (next.id !== summary.id) await navigate({ to: "/months/$id", params: { id: next.id } });
  };
  return {
    calculate: useMutation(trpc.months.calculate.mutationOptions({ onSuccess: settle("calculated") })),
    submit: useMutation(trpc.months.submit.mutationOptions({ onSuccess: settle("submitted") })),
    approve: useMutation(trpc.months.approve.mutationOptions({ onSuccess: settle("approved") })),
    sendBack: useMutation(trpc.months.sendBack.mutationOptions({ onSuccess: settle("sentBack") })),
    roster: useMutation({
      mutationFn: () => client.months.roster.query({ id: summary.id }),
      onSuccess: saveFile,
    }),
  };
}
