import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { StaffPassword, StaffRow } from "@tongyou/core/schemas";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

export type StaffActionKind = "reset" | "disable" | "enable";
type Props = {
  kind: StaffActionKind;
  row: StaffRow;
  onClose: () => void;
  onPassword: (password: StaffPassword) => void;
};

/** Asks before an account is closed, opened again or given a new password, and names what follows. */
export function StaffAction({ kind, row, onClose, onPassword }: Props) {
  const { t } = useTranslation("staff");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries(trpc.staff.list.queryFilter());
  const reset = useMutation(
    trpc.staff.resetPassword.mutationOptions({
      onSuccess: (password) => {
        void reload();
        onPassword(password);
      },
    }),
  );
  const update = useMutation(
    trpc.staff.update.mutationOptions({
      onSuccess: () => {
        void reload();
        onClose();
      },
    }),
  );
  const act = () =>
    kind === "reset"
      ? reset.mutate({ id: row.id })
      : update.mutate({ id: row.id, disabled: kind === "disable" });
  return (
    <Modal
      open
      title={t(`${kind}Title`, { name: row.name })}
      okText={t(`${kind}Submit`)}
      confirmLoading={reset.isPending || update.isPending}
      onOk={act}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t(`${kind}Consequence`, { name: row.name })}</p>
        <ErrorNotice error={reset.error ?? update.error} />
      </div>
    </Modal>
  );
}
