import { useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

/** After an act: whatever shows people or their work is read again, and the dialog goes. */
export function useSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.people.pathKey(), trpc.workbench.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    onClose();
  };
}

type Props = {
  title: string;
  submit: string;
  ready: boolean;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of an act on the register: its name, its fields, one button that says what it does. */
export function PeopleDialog({ title, submit, ready, pending, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation("people");
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
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A labelled field of such a form. */
export function Field({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: ReactNode;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="quiet" htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint && <small className="quiet">{hint}</small>}
    </div>
  );
}
