import { useMutation } from "@tanstack/react-query";
import type { PlanService, ServiceState } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { usePlanSettled } from "./use-plan-settled.ts";

type Props = {
  service: PlanService;
  state: ServiceState;
  /** What can be said of it already. */
  proposed: string;
  today: string;
  onClose: () => void;
};

/** Says what became of a service. */
export function SettleDialog({ service, state, proposed, today, onClose }: Props) {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const settled = usePlanSettled();
  const [on, setOn] = useState<string | undefined>(today);
  const [note, setNote] = useState(proposed);
  const settle = useMutation(
    trpc.plans.settle.mutationOptions({
      onSuccess: async () => {
        await settled();
        onClose();
      },
    }),
  );
  const said = note.trim();
  const ready = on !== undefined && (state === "done" || said !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || settle.isPending) return;
    settle.mutate({ id: service.id, from: service.state, state, on, ...(said && { note: said }) });
  };
  return (
    <Modal open title={`${t(`settle.${state}`)} · ${service.what}`} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={submit}>
        <label className="field" htmlFor="settle-on">
          <span>{t("settleOn")}</span>
          <DateField id="settle-on" value={on} onChange={setOn} />
        </label>
        <label className="field" htmlFor="settle-note">
          <span>{t(`settleNote.${state}`)}</span>
          <Input
            id="settle-note"
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <ErrorNotice error={settle.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={settle.isPending}>
            {t(`settle.${state}`)}
          </Button>
          <Button disabled={settle.isPending} onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
