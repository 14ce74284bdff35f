import { useMutation } from "@tanstack/react-query";
import { type PackVersions, pinOn } from "@tongyou/core/schemas";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api.ts";
import { DateField } from "../../../parts/date-field.tsx";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { isReason, ReasonField } from "./reason-field.tsx";
import { useVersionChange } from "./use-version-change.ts";

type Props = { versions: PackVersions; onClose: () => void; onDone: (text: string) => void };

/** Goes back, from a day on, to what was in force before the newest change; names it first. */
export function RollBackDialog({ versions, onClose, onDone }: Props) {
  const { t } = useTranslation("versions");
  const trpc = useTRPC();
  const changed = useVersionChange();
  const { pins } = versions;
  const [from, setFrom] = useState<string | undefined>(pins.at(-1)?.from ?? versions.day);
  const [reason, setReason] = useState("");
  const target = from === undefined ? undefined : pinOn(pins.slice(0, -1), from);
  const idle = from !== undefined && pinOn(pins, from).hash === target?.hash;
  const words = target && {
    from,
    version: target.version,
    hash: target.hash.slice(0, 12),
  };
  const back = useMutation(
    trpc.policy.rollBackPack.mutationOptions({
      onSuccess: (next) => {
        changed(next);
        onDone(t("rolledBack", { ...words }));
      },
    }),
  );
  return (
    <Modal
      open
      title={t("rollBackTitle")}
      okText={words && !idle ? t("rollBackConfirm", words) : t("rollBackTitle")}
      okButtonProps={{ disabled: idle || from === undefined || !isReason(reason) }}
      cancelText={t("cancel")}
      confirmLoading={back.isPending}
      onOk={() => from && back.mutate({ from, reason: reason.trim(), seen: pins.length })}
      onCancel={onClose}
    >
      <div className="stack">
        <label className="field" htmlFor="roll-back-from">
          <span>{t("rollBackFrom")}</span>
          <DateField id="roll-back-from" value={from} onChange={setFrom} />
        </label>
        <ReasonField id="roll-back-reason" value={reason} onChange={setReason} />
        {words && <p>{t(idle ? "rollBackIdle" : "rollBackConsequence", words)}</p>}
        <ErrorNotice error={back.error} />
      </div>
    </Modal>
  );
}
