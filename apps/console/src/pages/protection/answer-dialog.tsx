import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PartyRequest } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import "./protection.css";

/** Answers a question out of a case for one's department or institution: taken over or not, and what was done. */
export function AnswerDialog({ request, onClose }: { request: PartyRequest; onClose: () => void }) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [accepted, setAccepted] = useState<"yes" | "no">();
  const [text, setText] = useState("");
  const [receipt, setReceipt] = useState("");
  const answer = useMutation(
    trpc.protection.answer.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.referrals.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.workbench.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t(`requestKind.${request.kind}`)} footer={null} onCancel={onClose}>
      <div className="stack">
        <p className="told">{request.question}</p>
        <AnswerButtons
          label={t("requests.accepted")}
          value={accepted}
          onChange={setAccepted}
          answers={[
            { value: "yes", label: t("requests.accept") },
            { value: "no", label: t("requests.refuse") },
          ]}
        />
        <Field label={t("requests.text")}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={2000}
              autoSize={{ minRows: 3 }}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field label={t("requests.receipt")}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={receipt}
              onChange={({ target }) => setReceipt(target.value)}
            />
          )}
        </Field>
        <ErrorNotice error={answer.error} />
        <div className="actions">
          <Button
            type="primary"
            disabled={!accepted || text.trim() === ""}
            loading={answer.isPending}
            onClick={() =>
              answer.mutate({
                id: request.id,
                accepted: accepted === "yes",
                answer: text.trim(),
                ...(receipt.trim() && { receipt: receipt.trim() }),
              })
            }
          >
            {t("requests.submit")}
          </Button>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
