import type { PaymentRow } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { type BatchDialog, isSaid, MOST } from "./batch-dialogs.tsx";

/** What became of one payment, or what is right instead of what was said before. */
export function MarkDialog({ batch, acts, row, onClose }: BatchDialog & { row: PaymentRow }) {
  const { t } = useTranslation("payments");
  const answers = (["paid", "failed"] as const).filter((one) => one !== row.state);
  const [only, other] = answers;
  const [answer, setAnswer] = useState(other ? undefined : only);
  const [on, setOn] = useState<string>();
  const [reason, setReason] = useState("");
  const { id, version } = batch;
  return (
    <FormDialog
      title={t("mark.title", { name: row.name })}
      submit={answer ? t("mark.submit", { answer: t(`mark.${answer}`) }) : t("mark.choose")}
      ready={answer !== undefined && on !== undefined && isSaid(reason)}
      pending={acts.mark.isPending}
      error={acts.mark.error}
      onSubmit={() =>
        answer && on && acts.mark.mutate({ id, version, payment: row.id, answer, on, reason: reason.trim() })
      }
      onClose={onClose}
    >
      <p>
        {row.payee} <strong>{yuanOf(row.fen)}</strong> <span className="quiet figure">{row.number}</span>
      </p>
      <AnswerButtons
        label={t("mark.answer")}
        answers={answers.map((value) => ({ value, label: t(`mark.${value}`), danger: value === "failed" }))}
        value={answer}
        onChange={setAnswer}
      />
      <Field label={t("returns.on")}>{(field) => <DateField id={field} value={on} onChange={setOn} />}</Field>
      <Field label={t("mark.reason")}>
        {(field) => (
          <Input
            id={field}
            maxLength={MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
