import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PaymentBatchView } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { yuanOf } from "../../parts/money.tsx";
import { saveFile } from "../../parts/save-file.ts";

type Told =
  | "readAccounts"
  | "leaveOut"
  | "cancel"
  | "approve"
  | "takeReturns"
  | "mark"
  | "markAll"
  | "close"
  | "askReopen";

/** What can be done with one list. `onDone` hears what happened, in words. */
export function useBatchActs(batch: PaymentBatchView, onDone: (text: string) => void) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const keep = async (next: PaymentBatchView) => {
    queryClient.setQueryData(trpc.payments.get.queryKey({ id: next.id }), next);
    await queryClient.invalidateQueries();
  };
  const told = (act: Told) => ({
    onSuccess: async (next: PaymentBatchView) => {
      await keep(next);
      const { number, due, paid, failed, open } = next;
      onDone(
        t(`done.${act}`, {
          number,
          n: due.payments,
          amount: yuanOf(due.fen),
          paid: paid.payments,
          failed: failed.payments,
          open: open.payments,
        }),
      );
    },
  });
  const afterExport = async (file: Parameters<typeof saveFile>[0]) => {
    saveFile(file);
    await queryClient.invalidateQueries();
  };
  const { id } = batch;
  return {
    readAccounts: useMutation(trpc.payments.readAccounts.mutationOptions(told("readAccounts"))),
    leaveOut: useMutation(trpc.payments.leaveOut.mutationOptions(told("leaveOut"))),
    cancel: useMutation(trpc.payments.cancel.mutationOptions(told("cancel"))),
    approve: useMutation(trpc.payments.approve.mutationOptions(told("approve"))),
    takeReturns: useMutation(trpc.payments.takeReturns.mutationOptions(told("takeReturns"))),
    mark: useMutation(trpc.payments.mark.mutationOptions(told("mark"))),
    markAll: useMutation(trpc.payments.markAll.mutationOptions(told("markAll"))),
    close: useMutation(trpc.payments.close.mutationOptions(told("close"))),
    askReopen: useMutation(trpc.payments.askReopen.mutationOptions(told("askReopen"))),
    answerReopen: useMutation(
      trpc.payments.answerReopen.mutationOptions({
        onSuccess: async (next, { agree }) => {
          await keep(next);
          onDone(t(agree ? "done.reopened" : "done.reopenRefused", { number: next.number }));
        },
      }),
    ),
    bankFile: useMutation(trpc.payments.bankFile.mutationOptions({ onSuccess: afterExport })),
    summary: useMutation({
      mutationFn: () => client.payments.summaryFile.query({ id }),
      onSuccess: saveFile,
    }),
  };
}
export type BatchActs = ReturnType<typeof useBatchActs>;
