import type { BankFormat, PaymentBatchView } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useMay, useMe } from "../../shell/session.tsx";
import { AllPaidDialog, ApproveDialog, CancelDialog, CloseDialog, ReopenDialog } from "./batch-dialogs.tsx";
import { BatchState } from "./batch-state.tsx";
import { BatchSteps } from "./batch-steps.tsx";
import { LeaveOutDialog } from "./leave-out-dialog.tsx";
import { ReturnsDialog } from "./returns-dialog.tsx";
import { useBatchActs } from "./use-batch-acts.ts";

type Open = "approve" | "cancel" | "leaveOut" | "returns" | "all" | "close" | "reopen";
type Props = { batch: PaymentBatchView; onDone: (text: string) => void };

/** The head of a list: where it is, what is in the way, and what this person can do next. */
export function BatchDesk({ batch, onDone }: Props) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const { staff } = useMe();
  const [dialog, setDialog] = useState<Open>();
  const close = () => setDialog(undefined);
  const acts = useBatchActs(batch, (text) => {
    close();
    onDone(text);
  });
  const { id, version, state, open } = batch;
  const key = { id, version };
  const blocked = batch.checks.some((check) => check.blocking);
  const broken = batch.checks.some(
    ({ blocking, code }) => blocking && code !== "accountsChanged" && code !== "sumDiffers",
  );
  const prepared = state === "prepared";
  const sent = state === "approved" || state === "closed";
  const answering = state === "approved" && open.payments > 0;
  const bankFile = (format: BankFormat) => (
    <Button
      type={batch.exportedAt === null && format === "xlsx" ? "primary" : "default"}
      loading={acts.bankFile.isPending && acts.bankFile.variables.format === format}
      onClick={() => acts.bankFile.mutate({ id, format })}
    >
      {t(`actions.${format}`)}
    </Button>
  );
  const dialogs = { batch, acts, onClose: close };
  return (
    <>
      <PageHeader
        title={`${batch.month} ${batch.area.name} ${t(`kind.${batch.kind}`)}`}
        about={
          <>
            <BatchState state={state} /> <span className="figure">{batch.number}</span>
          </>
        }
        actions={
          <>
            {prepared && batch.mayApprove && (
              <Button type="primary" disabled={blocked} onClick={() => setDialog("approve")}>
                {t("actions.approve")}
              </Button>
            )}
            {prepared && blocked && may("payments.readAccounts") && (
              <Button loading={acts.readAccounts.isPending} onClick={() => acts.readAccounts.mutate(key)}>
                {t("actions.readAccounts")}
              </Button>
            )}
            {prepared && blocked && broken && may("payments.leaveOut") && (
              <Button onClick={() => setDialog("leaveOut")}>{t("actions.leaveOut")}</Button>
            )}
            {prepared && may("payments.cancel") && (
              <Button onClick={() => setDialog("cancel")}>{t("actions.cancel")}</Button>
            )}
            {state === "approved" && open.payments === 0 && may("payments.close") && (
              <Button type="primary" onClick={() => setDialog("close")}>
                {t("actions.close")}
              </Button>
            )}
            {answering && batch.exportedAt !== null && may("payments.takeReturns") && (
              <Button type="primary" onClick={() => setDialog("returns")}>
                {t("actions.returns")}
              </Button>
            )}
            {answering && batch.exportedAt !== null && may("payments.markAll") && (
              <Button onClick={() => setDialog("all")}>{t("actions.all")}</Button>
            )}
            {sent && may("payments.bankFile") && bankFile("xlsx")}
            {sent && may("payments.bankFile") && bankFile("csv")}
            {sent && may("payments.bankFile") && bankFile("csvGb")}
            {state !== "cancelled" && state !== "preparing" && may("payments.summaryFile") && (
              <Button loading={acts.summary.isPending} onClick={() => acts.summary.mutate()}>
                {t("actions.summary")}
              </Button>
            )}
            {state === "closed" && batch.reopen === null && may("payments.askReopen") && (
              <Button onClick={() => setDialog("reopen")}>{t("actions.reopen")}</Button>
            )}
          </>
        }
      />
      <BatchSteps batch={batch} />
      <ErrorNotice
        error={
          acts.readAccounts.error ?? acts.bankFile.error ?? acts.summary.error ?? acts.answerReopen.error
        }
      />
      {state === "preparing" && <JobProgress subject={id} title={t("working", { number: batch.number })} />}
      {prepared && !batch.mayApprove && (
        <Alert
          type="info"
          showIcon
          title={t(
            may("payments.approve") && batch.preparedBy === staff.name
              ? "approve.notYou"
              : `approve.notYours.${batch.payer}`,
          )}
        />
      )}
      {prepared && batch.mayApprove && blocked && <Alert type="info" showIcon title={t("approve.blocked")} />}
      {batch.reopen && (
        <Alert
          type="warning"
          showIcon
          title={t("reopen.asked", batch.reopen)}
          description={batch.mayAnswerReopen ? undefined : t("reopen.wait")}
          action={
            batch.mayAnswerReopen && (
              <span className="actions">
                <Button
                  type="primary"
                  loading={acts.answerReopen.isPending}
                  onClick={() => acts.answerReopen.mutate({ ...key, agree: true })}
                >
                  {t("reopen.agree")}
                </Button>
                <Button
                  disabled={acts.answerReopen.isPending}
                  onClick={() => acts.answerReopen.mutate({ ...key, agree: false })}
                >
                  {t("reopen.refuse")}
                </Button>
              </span>
            )
          }
        />
      )}
      {dialog === "approve" && <ApproveDialog {...dialogs} />}
      {dialog === "cancel" && <CancelDialog {...dialogs} />}
      {dialog === "leaveOut" && <LeaveOutDialog {...dialogs} />}
      {dialog === "returns" && <ReturnsDialog {...dialogs} />}
      {dialog === "all" && <AllPaidDialog {...dialogs} />}
      {dialog === "close" && <CloseDialog {...dialogs} />}
      {dialog === "reopen" && <ReopenDialog {...dialogs} />}
    </>
  );
}
