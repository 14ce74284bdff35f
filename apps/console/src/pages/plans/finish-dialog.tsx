import { useMutation } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { usePlanSettled } from "./use-plan-settled.ts";

/** Ends a plan, with why. */
export function FinishDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const settled = usePlanSettled();
  const [reason, setReason] = useState("");
  const finish = useMutation(
    trpc.plans.finish.mutationOptions({
      onSuccess: async () => {
        await settled();
        onClose();
      },
    }),
  );
  const said = reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (said !== "" && !finish.isPending) finish.mutate({ id, reason: said });
  };
  return (
    <Modal open title={t("finish")} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t("finishAbout")}</p>
        <label className="field" htmlFor="finish-reason">
          <span>{t("finishReason")}</span>
          <Input
            id="finish-reason"
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <ErrorNotice error={finish.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={said === ""} loading={finish.isPending}>
            {t("finish")}
          </Button>
          <Button disabled={finish.isPending} onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
