import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AttachmentRow } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../error-notice.tsx";

/** Puts a file away for a reason; says that it is not destroyed. */
export function RemoveDialog({ row, onClose }: { row: AttachmentRow; onClose: () => void }) {
  const { t } = useTranslation("attachments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const remove = useMutation(
    trpc.attachments.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.attachments.list.queryKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t("removeNamed", { name: row.name })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("removeConsequence")}</p>
        <label className="field" htmlFor="remove-reason">
          <span>{t("reason")}</span>
          <Input
            id="remove-reason"
            maxLength={200}
            placeholder={t("reasonPlaceholder")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <ErrorNotice error={remove.error} />
        <div className="actions">
          <Button
            type="primary"
            danger
            loading={remove.isPending}
            disabled={reason.trim() === ""}
            onClick={() => remove.mutate({ id: row.id, reason: reason.trim() })}
          >
            {t("remove")}
          </Button>
          <Button onClick={onClose}>{t("keep")}</Button>
        </div>
      </div>
    </Modal>
  );
}
