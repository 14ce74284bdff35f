import { Button, Modal } from "antd";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "./error-notice.tsx";

type Props = {
  title: string;
  /** What the button does, as a verb with its object. */
  submit: string;
  ready: boolean;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A short form in a dialog: its fields, what went wrong, one button that says what it does. */
export function FormDialog({ title, submit, ready, pending, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation("parts");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={send}>
        {children}
        <ErrorNotice error={error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={pending}>
            {submit}
          </Button>
          <Button disabled={pending} onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
