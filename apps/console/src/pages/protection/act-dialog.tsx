import { useQueryClient } from "@tanstack/react-query";
import type { CaseAct, ProtectionCase } from "@tongyou/core/schemas";
import { Button, Modal } from "antd";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

/** What every act of a case is given: the case as it was read, and the way out. */
export type ActProps = { file: ProtectionCase; onClose: () => void };

/** After an act: whatever shows the case or its child is read again, and the dialog goes. */
export function useSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.protection.pathKey(), trpc.workbench.pathKey(), trpc.children.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    onClose();
  };
}

type Props = {
  act: CaseAct;
  /** Instead of the act's own word on the button. */
  submit?: string;
  ready: boolean;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of an act: its name, its fields, one button that says what it does. */
export function ActDialog({ act, submit, ready, pending, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation("protection");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Modal open title={t(`act.${act}`)} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={send}>
        {children}
        <ErrorNotice error={error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={pending}>
            {submit ?? t(`dialog.submit.${act}`)}
          </Button>
          <Button disabled={pending} onClick={onClose}>
            {t("dialog.cancel")}
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
  hint?: string;
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
