import type { MonthSummary } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useMay, useMe } from "../../shell/session.tsx";
import { ApproveDialog, SendBackDialog, SubmitDialog } from "./month-dialogs.tsx";
import { MonthPayments, useMonthLists } from "./month-payments.tsx";
import { MonthState } from "./month-state.tsx";
import { MonthSteps } from "./month-steps.tsx";
import { useMonthActs } from "./use-month-acts.ts";

type Acts = ReturnType<typeof useMonthActs>;
const actOf = ({ isPending, error }: Acts["submit" | "approve" | "sendBack"]) => ({
  pending: isPending,
  error,
});

type Props = { summary: MonthSummary; onDone: (text: string) => void };

/** The head of a month: where it is, what is in the way, and what this person can do next. */
export function MonthDesk({ summary, onDone }: Props) {
  const { t } = useTranslation("months");
  const may = useMay();
  const { staff } = useMe();
  const [dialog, setDialog] = useState<"submit" | "approve" | "sendBack">();
  const close = () => setDialog(undefined);
  const acts = useMonthActs(summary, (text) => {
    close();
    onDone(text);
  });
  const { id, version, month, area, state, stale, totals } = summary;
  const again = () => acts.calculate.mutate({ month, area: area.code });
  const lists = useMonthLists(summary);
  const mine = summary.submittedBy === staff.name;
  const dialogs = { summary, onClose: close };
  return (
    <>
      <PageHeader
        title={`${month} ${area.name}`}
        about={<MonthState state={state} />}
        actions={
          <>
            {state === "calculated" && may("months.submit") && (
              <Button
                type="primary"
                disabled={stale || totals.paid === 0}
                onClick={() => setDialog("submit")}
              >
                {t("actions.submit")}
              </Button>
            )}
            {state === "calculated" && may("months.calculate") && (
              <Button loading={acts.calculate.isPending} onClick={again}>
                {t("calculate.again")}
              </Button>
            )}
            {state === "submitted" && summary.mayApprove && may("months.approve") && (
              <Button type="primary" disabled={stale} onClick={() => setDialog("approve")}>
                {t("actions.approve")}
              </Button>
            )}
            {state === "submitted" && may("months.sendBack") && (
              <Button onClick={() => setDialog("sendBack")}>{t("actions.sendBack")}</Button>
            )}
            {state === "fixed" && may("months.roster") && (
              <Button type="primary" loading={acts.roster.isPending} onClick={() => acts.roster.mutate()}>
                {t("actions.roster")}
              </Button>
            )}
          </>
        }
      />
      <MonthSteps summary={summary} lists={lists?.rows ?? []} />
      <ErrorNotice error={acts.calculate.error ?? acts.roster.error} />
      {(state === "calculating" || state === "approved") && (
        <JobProgress subject={id} title={t(`working.${state}`, { month, n: totals.paid })} />
      )}
      {state === "cancelled" && (
        <>
          <Alert
            type="info"
            showIcon
            title={t("working.cancelled")}
            description={t("working.cancelledHint")}
          />
          <JobProgress subject={id} title={t("working.cancelled")} />
          {may("months.calculate") && (
            <Button loading={acts.calculate.isPending} onClick={again}>
              {t("calculate.again")}
            </Button>
          )}
        </>
      )}
      {stale && state !== "fixed" && state !== "cancelled" && (
        <Alert
          type="warning"
          showIcon
          title={t("stale.title")}
          description={t("stale.hint")}
          action={
            may("months.calculate") &&
            state === "calculated" && (
              <Button loading={acts.calculate.isPending} onClick={again}>
                {t("stale.recalculate", { month })}
              </Button>
            )
          }
        />
      )}
      {summary.sentBack && state === "calculated" && (
        <Alert
          type="warning"
          showIcon
          title={t("sentBack", {
            name: summary.sentBack.by,
            at: instantText(summary.sentBack.at),
            reason: summary.sentBack.reason,
          })}
        />
      )}
      {state === "submitted" && !summary.mayApprove && (
        <Alert type="info" showIcon title={t(mine ? "approve.notYou" : "approve.notYours")} />
      )}
      {state === "fixed" && (
        <Alert
          type="success"
          showIcon
          title={t("fixed.title", { n: totals.paid, amount: yuanOf(totals.fen) })}
          description={
            <>
              {t("fixed.by", {
                submitted: summary.submittedBy ?? "",
                approved: summary.approvedBy ?? "",
                at: instantText(summary.approvedAt),
              })}
              <br />
              {t("fixed.roster")}
            </>
          }
        />
      )}
      {lists && <MonthPayments summary={summary} lists={lists} />}
      {dialog === "submit" && (
        <SubmitDialog
          {...dialogs}
          act={{ ...actOf(acts.submit), run: () => acts.submit.mutate({ id, version }) }}
        />
      )}
      {dialog === "approve" && (
        <ApproveDialog
          {...dialogs}
          act={{ ...actOf(acts.approve), run: () => acts.approve.mutate({ id, version }) }}
        />
      )}
      {dialog === "sendBack" && (
        <SendBackDialog
          {...dialogs}
          act={{ ...actOf(acts.sendBack), run: (reason) => acts.sendBack.mutate({ id, version, reason }) }}
        />
      )}
    </>
  );
}
