import type { PaymentBatchView, Sum } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { instantText } from "../../parts/instant.tsx";
import { yuanOf } from "../../parts/money.tsx";
import type { BatchActs } from "./use-batch-acts.ts";

export type BatchDialog = { batch: PaymentBatchView; acts: BatchActs; onClose: () => void };
export const wordsOf = ({ payments, fen }: Sum) => ({ n: payments, amount: yuanOf(fen) });
const keyOf = ({ id, version }: PaymentBatchView) => ({ id, version });
/** What a reason is at least. */
export const MOST = 200;
export const isSaid = (text: string) => text.trim().length >= 2;

/** Agrees to the list: names how many children and how much money. */
export function ApproveDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  const words = wordsOf(batch.due);
  return (
    <FormDialog
      title={t("approve.title", { number: batch.number })}
      submit={t("approve.submit", words)}
      ready
      pending={acts.approve.isPending}
      error={acts.approve.error}
      onSubmit={() => acts.approve.mutate(keyOf(batch))}
      onClose={onClose}
    >
      <p>
        <strong>{t("approve.consequence", words)}</strong>
      </p>
      <p>{t("approve.fixed")}</p>
      <p className="quiet">
        {t("approve.preparedBy", { name: batch.preparedBy, at: instantText(batch.preparedAt) })}
      </p>
    </FormDialog>
  );
}

/** Puts the list away. */
export function CancelDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  return (
    <FormDialog
      title={t("cancel.title", { number: batch.number })}
      submit={t("cancel.submit")}
      ready
      pending={acts.cancel.isPending}
      error={acts.cancel.error}
      onSubmit={() => acts.cancel.mutate(keyOf(batch))}
      onClose={onClose}
    >
      <p>{t("cancel.consequence", wordsOf(batch.due))}</p>
    </FormDialog>
  );
}

/** Closes what is reconciled. */
export function CloseDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  const say = (sum: Sum) => t("list.of", wordsOf(sum));
  return (
    <FormDialog
      title={t("close.title", { number: batch.number })}
      submit={t("close.submit", { number: batch.number })}
      ready
      pending={acts.close.isPending}
      error={acts.close.error}
      onSubmit={() => acts.close.mutate(keyOf(batch))}
      onClose={onClose}
    >
      <p>
        <strong>{t("close.consequence", { paid: say(batch.paid), failed: say(batch.failed) })}</strong>
      </p>
      <p>{t("close.fixed")}</p>
    </FormDialog>
  );
}

/** Asks for a closed list to be opened, with what is wrong. */
export function ReopenDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("reopen.title", { number: batch.number })}
      submit={t("reopen.submit")}
      ready={isSaid(reason)}
      pending={acts.askReopen.isPending}
      error={acts.askReopen.error}
      onSubmit={() => acts.askReopen.mutate({ ...keyOf(batch), reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{t("reopen.consequence")}</p>
      <Field label={t("reopen.reason")}>
        {(id) => (
          <Input
            id={id}
            maxLength={MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Says that all open ones arrived, by the bank's word. */
export function AllPaidDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  const [on, setOn] = useState<string>();
  const [reason, setReason] = useState("");
  const words = wordsOf(batch.open);
  return (
    <FormDialog
      title={t("all.title")}
      submit={t("all.submit", words)}
      ready={on !== undefined && isSaid(reason)}
      pending={acts.markAll.isPending}
      error={acts.markAll.error}
      onSubmit={() => on && acts.markAll.mutate({ ...keyOf(batch), on, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>
        <strong>{t("all.consequence", words)}</strong>
      </p>
      <Field label={t("returns.on")}>{(id) => <DateField id={id} value={on} onChange={setOn} />}</Field>
      <Field label={t("all.reason")}>
        {(id) => (
          <Input
            id={id}
            maxLength={MOST}
            placeholder={t("all.placeholder")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
