import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TenantRow } from "@tongyou/core/schemas";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

type Props = { kind: "suspend" | "resume"; row: TenantRow; onClose: () => void };

/** Stops a bureau, with a reason its staff will read, or lets it go on. */
export default function TenantAction({ kind, row, onClose }: Props) {
  const { t } = useTranslation("national");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const onSuccess = () => {
    void queryClient.invalidateQueries(trpc.national.tenants.queryFilter());
    onClose();
  };
  const suspend = useMutation(trpc.national.suspend.mutationOptions({ onSuccess }));
  const resume = useMutation(trpc.national.resume.mutationOptions({ onSuccess }));
  const act = () =>
    kind === "suspend" ? suspend.mutate({ code: row.code, reason }) : resume.mutate({ code: row.code });
  return (
    <Modal
      open
      title={t(`${kind}.title`, { name: row.name })}
      okText={t(`${kind}.submit`)}
      okButtonProps={{ disabled: kind === "suspend" && reason.trim().length < 2 }}
      confirmLoading={suspend.isPending || resume.isPending}
      onOk={act}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t(`${kind}.consequence`, { name: row.name })}</p>
        {kind === "suspend" && (
          <label className="field" htmlFor="suspend-reason">
            <span>{t("suspend.reason")}</span>
            <Input
              id="suspend-reason"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <ErrorNotice error={suspend.error ?? resume.error} />
      </div>
    </Modal>
  );
}
