import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, Modal, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";

type Props = { childIds: readonly string[]; onClose: () => void };

/** A day for the next visit of several children, and who goes. */
export default function PlanDialog({ childIds, onClose }: Props) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const workers = useQuery(trpc.visits.workers.queryOptions());
  const [on, setOn] = useState<string>();
  const [worker, setWorker] = useState<string>();
  const [reason, setReason] = useState("");
  const [replace, setReplace] = useState(false);
  const plan = useMutation(
    trpc.visits.plan.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.visits.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (on === undefined || plan.isPending) return;
    const text = reason.trim();
    plan.mutate({
      childIds: [...childIds],
      on,
      replace,
      ...(worker ? { worker } : {}),
      ...(text ? { reason: text } : {}),
    });
  };
  const answer = plan.data;
  const kept = answer?.kept.map(({ name }) => name).join(t("comma"));
  return (
    <Modal open title={t("plan.title", { n: childIds.length })} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={submit}>
        <label className="field" htmlFor="plan-on">
          <span>{t("plan.on")}</span>
          <DateField id="plan-on" value={on} onChange={setOn} />
        </label>
        <label className="field" htmlFor="plan-worker">
          <span>{t("plan.worker")}</span>
          <Select
            id="plan-worker"
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            loading={workers.isPending}
            placeholder={t("plan.workerNone")}
            value={worker ?? null}
            onChange={(id: string | null) => setWorker(id ?? undefined)}
            options={(workers.data ?? []).map(({ id, name, divisionName }) => ({
              value: id,
              label: `${name} · ${divisionName}`,
            }))}
          />
        </label>
        <label className="field" htmlFor="plan-reason">
          <span>{t("plan.reason")}</span>
          <Input
            id="plan-reason"
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <Checkbox checked={replace} onChange={({ target }) => setReplace(target.checked)}>
          {t("plan.replace")}
        </Checkbox>
        <ErrorNotice error={plan.error ?? workers.error} />
        {answer && (
          <Alert
            type={kept ? "warning" : "success"}
            showIcon
            title={t("plan.done", { n: answer.planned, date: plan.variables?.on })}
            description={[
              ...(answer.unchanged > 0 ? [t("plan.unchanged", { n: answer.unchanged })] : []),
              ...(kept ? [t("plan.kept", { names: kept })] : []),
            ].join(" ")}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={on === undefined} loading={plan.isPending}>
            {t("plan.submit", { n: childIds.length })}
          </Button>
          <Button onClick={onClose}>{t(answer ? "plan.close" : "plan.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
