import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";

/** Opens one sealed or far-away file for a reason and a time. `number`: of the case that was just refused. */
export function GlassDialog({ number: known, onClose }: { number?: string; onClose: () => void }) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const mine = useQuery(trpc.breakGlass.mine.queryOptions());
  const [kind, setKind] = useState<"case" | "idNumber">("case");
  const [number, setNumber] = useState(known ?? "");
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState<number | null>(2);
  const read = (id: string) => void navigate({ to: "/protection/opened/$id", params: { id } });
  const open = useMutation(
    trpc.breakGlass.open.mutationOptions({ onSuccess: (grant) => grant && read(grant.id) }),
  );
  const text = number.trim();
  const ready =
    reason.trim().length >= 4 && hours !== null && (kind === "case" ? text !== "" : text.length === 18);
  const submit = () => {
    if (!ready) return;
    const file = kind === "case" ? { kind, number: text } : { kind, idNumber: text };
    open.mutate({ file, reason: reason.trim(), hours });
  };
  const running = (mine.data ?? []).filter(({ live }) => live);
  return (
    <Modal open title={t("glass.title")} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("glass.about")}</p>
        {running.length > 0 && (
          <section className="stack">
            <strong>{t("glass.mine")}</strong>
            {running.map(({ id, until }) => (
              <Button key={id} onClick={() => read(id)}>
                {t("glass.open")} · {t("clock.until", { at: instantText(until) })}
              </Button>
            ))}
          </section>
        )}
        <AnswerButtons
          label={t("glass.kind")}
          value={kind}
          onChange={setKind}
          answers={(["case", "idNumber"] as const).map((value) => ({
            value,
            label: t(`glass.kinds.${value}`),
          }))}
        />
        <label className="field" htmlFor="glass-number">
          <span>{t(kind === "case" ? "glass.number" : "glass.idNumber")}</span>
          <Input
            id="glass-number"
            autoComplete="off"
            maxLength={20}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </label>
        <label className="field" htmlFor="glass-reason">
          <span>{t("glass.reason")}</span>
          <Input.TextArea
            id="glass-reason"
            maxLength={500}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <label className="field" htmlFor="glass-hours">
          <span>{t("glass.hours")}</span>
          <InputNumber id="glass-hours" min={1} max={24} precision={0} value={hours} onChange={setHours} />
        </label>
        {open.data === null && <Alert type="warning" showIcon title={t("glass.notFound")} />}
        <ErrorNotice error={open.error ?? mine.error} />
        <div className="actions">
          <Button type="primary" danger disabled={!ready} loading={open.isPending} onClick={submit}>
            {t("glass.submit")}
          </Button>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
