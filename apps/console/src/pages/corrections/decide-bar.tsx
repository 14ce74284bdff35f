import { useMutation } from "@tanstack/react-query";
import type { CorrectedChild } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { yuanOf } from "../../parts/money.tsx";

type Props = {
  chosen: readonly CorrectedChild[];
  onDone: (text: string) => void;
  onClear: () => void;
};

/** What of the chosen children this person may decide. */
function linesOf(children: readonly CorrectedChild[]) {
  const lines = children.flatMap(({ months }) => months.filter(({ mayDecide }) => mayDecide));
  const sum = (sign: 1 | -1) =>
    lines.reduce((fen, line) => (Math.sign(line.fen) === sign ? fen + Math.abs(line.fen) : fen), 0);
  const [arrears, recovery] = [sum(1), sum(-1)];
  return { ids: lines.map(({ id }) => id), arrears, recovery, fen: arrears - recovery };
}

/** Approves or dismisses what is chosen, naming what follows from it. */
export function DecideBar({ chosen: rows, onDone, onClear }: Props) {
  const { t } = useTranslation("corrections");
  const [dialog, setDialog] = useState<"approve" | "dismiss">();
  const [reason, setReason] = useState("");
  const trpc = useTRPC();
  const chosen = linesOf(rows);
  const done = (text: string) => {
    setDialog(undefined);
    setReason("");
    onDone(text);
  };
  const words = {
    children: rows.length,
    lines: chosen.ids.length,
    arrears: yuanOf(chosen.arrears),
    recovery: yuanOf(chosen.recovery),
  };
  const approve = useMutation(
    trpc.corrections.approve.mutationOptions({ onSuccess: () => done(t("done.approved", words)) }),
  );
  const dismiss = useMutation(
    trpc.corrections.dismiss.mutationOptions({ onSuccess: () => done(t("done.dismissed", words)) }),
  );
  if (chosen.ids.length === 0) return null;
  const close = () => {
    approve.reset();
    dismiss.reset();
    setDialog(undefined);
  };
  return (
    <section className="card actions decide-bar" aria-label={t("chosen.title")}>
      <span>{t("chosen.words", words)}</span>
      <Button type="primary" onClick={() => setDialog("approve")}>
        {t("approve.button")}
      </Button>
      <Button onClick={() => setDialog("dismiss")}>{t("dismiss.button")}</Button>
      <Button type="link" onClick={onClear}>
        {t("chosen.clear")}
      </Button>
      {dialog === "approve" && (
        <Modal open title={t("approve.title", words)} footer={null} onCancel={close}>
          <div className="stack">
            {chosen.arrears > 0 && <p>{t("approve.arrears", words)}</p>}
            {chosen.recovery > 0 && <p>{t("approve.recovery", words)}</p>}
            <ErrorNotice error={approve.error} />
            <div className="actions">
              <Button
                type="primary"
                loading={approve.isPending}
                onClick={() => approve.mutate({ ids: chosen.ids, fen: chosen.fen })}
              >
                {t("approve.confirm", words)}
              </Button>
              <Button disabled={approve.isPending} onClick={close}>
                {t("cancel")}
              </Button>
            </div>
          </div>
        </Modal>
      )}
      {dialog === "dismiss" && (
        <FormDialog
          title={t("dismiss.title", words)}
          submit={t("dismiss.confirm", words)}
          ready={reason.trim().length > 1}
          pending={dismiss.isPending}
          error={dismiss.error}
          onSubmit={() => dismiss.mutate({ ids: chosen.ids, reason })}
          onClose={close}
        >
          <p>{t("dismiss.consequence")}</p>
          <Field label={t("reason")}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        </FormDialog>
      )}
    </section>
  );
}
