import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ImportSummary } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useWrites } from "./use-writes.ts";

type Props = { summary: ImportSummary; onClose: () => void };

/** Every page that shows children, money or imports is out of date after a ledger is written or taken back. */
function useFreshStart() {
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  return async (summary: ImportSummary) => {
    queryClient.setQueryData(trpc.imports.get.queryKey({ id: summary.id }), summary);
    await queryClient.invalidateQueries();
  };
}

/** The last look before writing: names how many children are registered and changed, and what stays as it is. */
export function ConfirmDialog({ summary, onClose }: Props) {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const refresh = useFreshStart();
  const writes = useWrites();
  const { counts } = summary;
  const confirm = useMutation(
    trpc.imports.confirm.mutationOptions({
      onSuccess: async (next) => {
        await refresh(next);
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t("confirm.title", { name: summary.fileName })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>
          <strong>
            {[writes(summary), t("confirm.from", { date: summary.referenceDate })].join(t("confirm.comma"))}
          </strong>
        </p>
        <p>
          {counts.unchanged > 0 && t("confirm.untouched", { n: counts.unchanged })} {t("confirm.blanks")}
        </p>
        <p>{t("confirm.awards", { month: summary.referenceDate.slice(0, 7) })}</p>
        {counts.rejected > 0 && <p>{t("confirm.rejected", { n: counts.rejected })}</p>}
        <ErrorNotice error={confirm.error} />
        <div className="actions">
          <Button
            type="primary"
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ id: summary.id, version: summary.version })}
          >
            {writes(summary)}
          </Button>
          <Button disabled={confirm.isPending} onClick={onClose}>
            {t("confirm.cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Takes a whole import back, with the reason. */
export function UndoDialog({ summary, onClose }: Props) {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const refresh = useFreshStart();
  const writes = useWrites();
  const [reason, setReason] = useState("");
  const { counts } = summary;
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async (next) => {
        await refresh(next);
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t("undo.title", { name: summary.fileName })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("undo.consequence", { text: writes(summary) })}</p>
        <label className="field" htmlFor="undo-reason">
          <span>{t("undo.reason")}</span>
          <Input
            id="undo-reason"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <ErrorNotice error={undo.error} />
        <div className="actions">
          <Button
            danger
            type="primary"
            disabled={reason.trim() === ""}
            loading={undo.isPending}
            onClick={() => undo.mutate({ id: summary.id, version: summary.version, reason: reason.trim() })}
          >
            {t("undo.submit", { rows: counts.new + counts.changed })}
          </Button>
          <Button disabled={undo.isPending} onClick={onClose}>
            {t("undo.cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
