import type { MonthSummary } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { yuanOf } from "../../parts/money.tsx";

type Act = { pending: boolean; error: unknown; run: () => void };
type Props = { summary: MonthSummary; act: Act; onClose: () => void };

/** A question that names its consequence; the button repeats it. */
function Confirmation(props: {
  title: string;
  children: ReactNode;
  submit: string;
  cancel: string;
  act: Act;
  disabled?: boolean;
  onClose: () => void;
}) {
  const { title, children, submit, cancel, act, disabled = false, onClose } = props;
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <div className="stack">
        {children}
        <ErrorNotice error={act.error} />
        <div className="actions">
          <Button type="primary" disabled={disabled} loading={act.pending} onClick={act.run}>
            {submit}
          </Button>
          <Button disabled={act.pending} onClick={onClose}>
            {cancel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const wordsOf = ({ totals }: MonthSummary) => ({ n: totals.paid, amount: yuanOf(totals.fen) });

/** Sends the list to another person; says who is not on it. */
export function SubmitDialog({ summary, act, onClose }: Props) {
  const { t } = useTranslation("months");
  const { counts } = summary.totals;
  const open = counts.needs + counts.choice + counts.review;
  const words = wordsOf(summary);
  return (
    <Confirmation
      title={t("submit.title", { month: summary.month })}
      submit={t("submit.confirm", words)}
      cancel={t("submit.cancel")}
      act={act}
      onClose={onClose}
    >
      <p>{t("submit.consequence", words)}</p>
      {open > 0 && <p>{t("submit.open", { n: open })}</p>}
    </Confirmation>
  );
}

/** Fixes the list: names how many children and how much money. */
export function ApproveDialog({ summary, act, onClose }: Props) {
  const { t } = useTranslation("months");
  const words = wordsOf(summary);
  return (
    <Confirmation
      title={t("approve.title", { month: summary.month })}
      submit={t("approve.confirm", words)}
      cancel={t("approve.cancel")}
      act={act}
      onClose={onClose}
    >
      <p>
        <strong>{t("approve.consequence", words)}</strong>
      </p>
      <p>{t("approve.fixed", { area: summary.area.name, month: summary.month })}</p>
      <p className="quiet">
        {t("approve.submittedBy", { name: summary.submittedBy ?? "", at: instantText(summary.submittedAt) })}
      </p>
    </Confirmation>
  );
}

type SendBackProps = Omit<Props, "act"> & { act: Omit<Act, "run"> & { run: (reason: string) => void } };

/** Gives the list back to who submitted it, with the reason. */
export function SendBackDialog({ summary, act, onClose }: SendBackProps) {
  const { t } = useTranslation("months");
  const [reason, setReason] = useState("");
  return (
    <Confirmation
      title={t("sendBack.title", { month: summary.month })}
      submit={t("sendBack.confirm", { name: summary.submittedBy ?? "" })}
      cancel={t("sendBack.cancel")}
      act={{ ...act, run: () => act.run(reason.trim()) }}
      disabled={reason.trim() === ""}
      onClose={onClose}
    >
      <p>{t("sendBack.consequence")}</p>
      <label className="field" htmlFor="send-back-reason">
        <span>{t("sendBack.reason")}</span>
        <Input
          id="send-back-reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </Confirmation>
  );
}
