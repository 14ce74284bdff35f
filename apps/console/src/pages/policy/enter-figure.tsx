import { useMutation } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useLanguage } from "../../shell/language.ts";
import { DocumentFields, useDocument } from "./document-fields.tsx";
import type { Entering } from "./entering.tsx";
import { useBookSaved } from "./use-book-saved.ts";

type Props = { series: Extract<Entering, { kind: "series" }>; onClose: () => void };
const YEAR = /^(19|20|21)\d{2}$/;
const FIGURE = /^\d{1,9}(\.\d{1,4})?$/;

/** The published statistic of a year, as it was published, with the document that gives it. */
export function EnterFigure({ series, onClose }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const { document, fields } = useDocument();
  const [year, setYear] = useState(series.year ?? "");
  const [value, setValue] = useState("");
  const enter = useMutation(trpc.policy.enterStandard.mutationOptions({ onSuccess: useBookSaved(onClose) }));
  const ready = document !== undefined && YEAR.test(year) && FIGURE.test(value);
  const save = () => {
    if (ready) enter.mutate({ parameter: series.id, validFrom: `${year}-01-01`, value, ...document });
  };
  return (
    <Modal
      open
      title={`${t("enterFigure")} · ${say(series.name)}`}
      okText={t("saveFigure")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enter.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <DocumentFields {...fields} />
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
        <label className="field" htmlFor="standard-value">
          <span>{t("figureValue")}</span>
          <Input
            id="standard-value"
            inputMode="decimal"
            value={value}
            {...(value !== "" && !FIGURE.test(value) ? { status: "error" as const } : {})}
            onChange={(event) => setValue(event.target.value.trim())}
          />
          {value !== "" && !FIGURE.test(value) && <small role="alert">{t("valueRule")}</small>}
        </label>
        {ready && <p>{t("figureConsequence", { year, value })}</p>}
        <ErrorNotice error={enter.error} />
      </div>
    </Modal>
  );
}
