import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../parts/error-notice.tsx";

type Props = {
  title: string;
  /** What is made, and what it shows. */
  consequence: string;
  /** What it is printed for as a rule. */
  usual: string;
  print: { isPending: boolean; error: unknown };
  onPrint: (purpose: string) => void;
  onClose: () => void;
};

/** Before a paper about a child is made: asks what for, since that is written down. */
export function PrintDialog({ title, consequence, usual, print, onPrint, onClose }: Props) {
  const { t } = useTranslation("child");
  const [purpose, setPurpose] = useState(usual);
  const given = purpose.trim();
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{consequence}</p>
        <label className="field" htmlFor="print-purpose">
          <span>{t("print.purpose")}</span>
          <Input
            id="print-purpose"
            maxLength={100}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <ErrorNotice error={print.error} />
        <div className="actions">
          <Button
            type="primary"
            loading={print.isPending}
            disabled={given.length < 2}
            onClick={() => onPrint(given)}
          >
            {t("print.submit")}
          </Button>
          <Button onClick={onClose}>{t("print.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
