import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Bilingual } from "@tongyou/core/schemas";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { fenOf, yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";

export type Entering = { kind: "parameter" | "series"; id: string; name: Bilingual };
const YEAR = /^(19|20|21)\d{2}$/;
const FIGURE = /^\d{1,9}(\.\d{1,4})?$/;

/** A gazetted monthly amount, or the published statistic of a year, with the document that gives it. */
export function EnterStandard({ entering, onClose }: { entering: Entering; onClose: () => void }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [validFrom, setValidFrom] = useState<string>();
  const [year, setYear] = useState("");
  const [issuedOn, setIssuedOn] = useState<string>();
  const [documentNumber, setDocumentNumber] = useState("");
  const [note, setNote] = useState("");
  const enter = useMutation(
    trpc.policy.enterStandard.mutationOptions({
      onSuccess: (book) => {
        queryClient.setQueryData(trpc.policy.book.queryKey(), book);
        // Decisions rest on standards: whatever shows one is read again.
        void queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  const series = entering.kind === "series";
  const fen = fenOf(text);
  const value = series ? (FIGURE.test(text) ? text : undefined) : fen;
  const from = series ? (YEAR.test(year) ? `${year}-01-01` : undefined) : validFrom;
  const ready =
    value !== undefined && from !== undefined && issuedOn !== undefined && documentNumber.trim() !== "";
  const save = () => {
    if (value === undefined || from === undefined || issuedOn === undefined) return;
    enter.mutate({
      parameter: entering.id,
      validFrom: from,
      value,
      documentNumber: documentNumber.trim(),
      issuedOn,
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  };
  return (
    <Modal
      open
      title={`${t(series ? "enterFigure" : "enterStandard")} · ${say(entering.name)}`}
      okText={t(series ? "saveFigure" : "saveStandard")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enter.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <label className="field" htmlFor="standard-document">
          <span>{t("documentNumber")}</span>
          <Input
            id="standard-document"
            value={documentNumber}
            maxLength={80}
            placeholder={t("documentExample")}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </label>
        <label className="field" htmlFor="standard-issued">
          <span>{t("issuedOn")}</span>
          <DateField id="standard-issued" value={issuedOn} onChange={setIssuedOn} />
        </label>
        {series ? (
          <label className="field" htmlFor="standard-year">
            <span>{t("yearOf")}</span>
            <Input
              id="standard-year"
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={(event) => setYear(event.target.value)}
            />
          </label>
        ) : (
          <label className="field" htmlFor="standard-from">
            <span>{t("validFrom")}</span>
            <DateField id="standard-from" value={validFrom} onChange={setValidFrom} />
          </label>
        )}
        <label className="field" htmlFor="standard-value">
          <span>{t(series ? "figureValue" : "monthlyValue")}</span>
          <Input
            id="standard-value"
            inputMode="decimal"
            value={text}
            {...(text !== "" && value === undefined ? { status: "error" as const } : {})}
            onChange={(event) => setText(event.target.value.trim())}
          />
          {text !== "" && value === undefined && <small role="alert">{t("valueRule")}</small>}
        </label>
        <label className="field" htmlFor="standard-note">
          <span>{t("note")}</span>
          <Input
            id="standard-note"
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {ready && (
          <p>
            {series
              ? t("figureConsequence", { year, value: text })
              : t("standardConsequence", { from, value: yuanOf(fen ?? 0) })}
          </p>
        )}
        <ErrorNotice error={enter.error} />
      </div>
    </Modal>
  );
}
