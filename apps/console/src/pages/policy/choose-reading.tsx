import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PolicyBook } from "@tongyou/core/schemas";
import { Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useLanguage } from "../../shell/language.ts";

type Props = { reading: PolicyBook["readings"][number]; onClose: () => void };

/** The bureau takes a reading from a day on: which one, why, and on which document. Nothing is chosen beforehand. */
export function ChooseReading({ reading, onClose }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [option, setOption] = useState<string>();
  const [validFrom, setValidFrom] = useState<string>();
  const [reason, setReason] = useState("");
  const [documentNumber, setDocumentNumber] = useState("");
  const choose = useMutation(
    trpc.policy.chooseReading.mutationOptions({
      onSuccess: (book) => {
        queryClient.setQueryData(trpc.policy.book.queryKey(), book);
        // Decisions rest on readings: whatever shows one is read again.
        void queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  const chosen = reading.options.find(({ value }) => value === option);
  const ready = chosen !== undefined && validFrom !== undefined && reason.trim() !== "";
  const save = () => {
    if (!chosen || validFrom === undefined) return;
    choose.mutate({
      reading: reading.id,
      option: chosen.value,
      validFrom,
      reason: reason.trim(),
      ...(documentNumber.trim() ? { documentNumber: documentNumber.trim() } : {}),
    });
  };
  return (
    <Modal
      open
      title={`${t("chooseReading")} · ${reading.clause}`}
      okText={t("saveReading")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={choose.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{say(reading.text)}</p>
        <Radio.Group
          className="reading-options"
          aria-label={t("reading")}
          value={option ?? null}
          onChange={(event) => setOption(String(event.target.value))}
          options={reading.options.map(({ value, label }) => ({
            value,
            label: `${say(label)}${value === reading.taken ? t("taken") : ""}`,
          }))}
        />
        <label className="field" htmlFor="reading-from">
          <span>{t("readingFrom")}</span>
          <DateField id="reading-from" value={validFrom} onChange={setValidFrom} />
        </label>
        <label className="field" htmlFor="reading-reason">
          <span>{t("readingReason")}</span>
          <Input
            id="reading-reason"
            value={reason}
            maxLength={200}
            placeholder={t("readingReasonExample")}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <label className="field" htmlFor="reading-document">
          <span>{t("readingDocument")}</span>
          <Input
            id="reading-document"
            value={documentNumber}
            maxLength={80}
            placeholder={t("documentExample")}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </label>
        {chosen && validFrom && (
          <p>{t("readingConsequence", { from: validFrom, option: say(chosen.label) })}</p>
        )}
        <ErrorNotice error={choose.error} />
      </div>
    </Modal>
  );
}
