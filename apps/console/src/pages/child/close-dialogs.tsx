import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChildFile } from "@tongyou/core/schemas";
import { Button, Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";

export const CLOSE_REASONS = [
  "deceased",
  "adult",
  "moved",
  "adopted",
  "notEligible",
  "duplicate",
  "other",
] as const;
type Reason = (typeof CLOSE_REASONS)[number];

type Props = { file: ChildFile; onClose: () => void; onDone: (text: string) => void };

/** Closes a file from a day, for a named reason; says what follows from it. */
export function CloseDialog({ file, onClose, onDone }: Props) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [on, setOn] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState("");
  const close = useMutation(
    trpc.children.close.mutationOptions({
      onSuccess: async (_, input) => {
        await queryClient.invalidateQueries({ queryKey: trpc.children.pathKey() });
        onDone(t("closing.done", { name: file.name, date: input.on }));
      },
    }),
  );
  const submit = () => {
    if (!on || !reason) return;
    close.mutate({
      id: file.id,
      version: file.version,
      on,
      reason,
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  };
  return (
    <Modal open title={t("closing.title", { name: file.name })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("closing.consequence")}</p>
        <label className="field" htmlFor="close-on">
          <span>{t("closing.on")}</span>
          <DateField id="close-on" value={on} onChange={setOn} />
        </label>
        <label className="field" htmlFor="close-reason">
          <span>{t("closing.reason")}</span>
          <Select
            id="close-reason"
            value={reason ?? null}
            onChange={(next) => setReason(next ?? undefined)}
            options={CLOSE_REASONS.map((value) => ({ value, label: t(`closing.reasons.${value}`) }))}
          />
        </label>
        <label className="field" htmlFor="close-note">
          <span>{t("closing.note")}</span>
          <Input
            id="close-note"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <ErrorNotice error={close.error} />
        <div className="actions">
          <Button danger type="primary" disabled={!on || !reason} loading={close.isPending} onClick={submit}>
            {t("closing.submit", { name: file.name })}
          </Button>
          <Button disabled={close.isPending} onClick={onClose}>
            {t("closing.cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Opens a closed file again, from a day on or as if it had not been closed, with the reason. */
export function ReopenDialog({ file, onClose, onDone }: Props) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const [how, setHow] = useState<"from" | "mistake">();
  const [day, setDay] = useState<string>();
  const from = how === "from" ? day : how === "mistake" ? null : undefined;
  const reopen = useMutation(
    trpc.children.reopen.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.children.pathKey() });
        onDone(t("reopening.done", { name: file.name }));
      },
    }),
  );
  return (
    <Modal open title={t("reopening.title", { name: file.name })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("reopening.consequence")}</p>
        <Radio.Group
          vertical
          aria-label={t("reopening.how")}
          value={how ?? null}
          onChange={({ target }) => setHow(target.value)}
          options={(["from", "mistake"] as const).map((value) => ({
            value,
            label: t(`reopening.${value}`, { on: file.closed?.on }),
          }))}
        />
        {how === "from" && (
          <label className="field" htmlFor="reopen-from">
            <span>{t("reopening.day")}</span>
            <DateField id="reopen-from" value={day} onChange={setDay} />
          </label>
        )}
        <label className="field" htmlFor="reopen-reason">
          <span>{t("reopening.reason")}</span>
          <Input
            id="reopen-reason"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <ErrorNotice error={reopen.error} />
        <div className="actions">
          <Button
            type="primary"
            disabled={reason.trim() === "" || from === undefined}
            loading={reopen.isPending}
            onClick={() =>
              from !== undefined &&
              reopen.mutate({ id: file.id, version: file.version, from, reason: reason.trim() })
            }
          >
            {t("reopening.submit")}
          </Button>
          <Button disabled={reopen.isPending} onClick={onClose}>
            {t("reopening.cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
