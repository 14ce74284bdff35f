import { useMutation } from "@tanstack/react-query";
import type { PackVersions, UpgradePreview } from "@tongyou/core/schemas";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api.ts";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { yuanOf } from "../../../parts/money.tsx";
import { isReason, ReasonField } from "./reason-field.tsx";
import { useVersionChange } from "./use-version-change.ts";

type Props = {
  versions: PackVersions;
  whole: UpgradePreview;
  from: string;
  onClose: () => void;
  onDone: (text: string) => void;
};

/** Takes the version looked at into use from a day on; names how many children and how much money first. */
export function PinDialog({ versions, whole, from, onClose, onDone }: Props) {
  const { t } = useTranslation("versions");
  const trpc = useTRPC();
  const changed = useVersionChange();
  const [reason, setReason] = useState("");
  const { version, hash } = whole.after;
  const words = { from, version, hash: hash.slice(0, 12), n: whole.differing };
  const pin = useMutation(
    trpc.policy.pinPack.mutationOptions({
      onSuccess: (next) => {
        changed(next);
        onDone(t("pinned", words));
      },
    }),
  );
  const amount = yuanOf(Math.abs(whole.net));
  const money = whole.net === 0 ? t("moneySame") : t(whole.net > 0 ? "moneyMore" : "moneyLess", { amount });
  const replaced = versions.pins.filter(
    (one) => one.state === "next" && one.from !== null && one.from >= from,
  );
  return (
    <Modal
      open
      title={t("pinTitle", words)}
      okText={t("pinConfirm", words)}
      okButtonProps={{ disabled: !isReason(reason) }}
      cancelText={t("cancel")}
      confirmLoading={pin.isPending}
      onOk={() => pin.mutate({ pack: hash, from, reason: reason.trim(), seen: versions.pins.length })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          <strong>{t("pinConsequence", { ...words, money })}</strong>
        </p>
        {whole.open > 0 && <p>{t("openConsequence", { n: whole.open })}</p>}
        {whole.months.length > 0 && (
          <p>
            {t("monthsConsequence", {
              months: whole.months.map(({ month, areaName }) => `${areaName} ${month}`).join("、"),
            })}
          </p>
        )}
        {replaced.map((one) => (
          <p key={`${one.from} ${one.hash}`} className="caution">
            {t("replaces", { from: one.from, version: one.version })}
          </p>
        ))}
        {from < versions.day ? (
          <p className="caution">{t("retroactive")}</p>
        ) : (
          <p className="quiet">{t("fixedStay")}</p>
        )}
        <ReasonField id="pin-reason" value={reason} onChange={setReason} />
        <ErrorNotice error={pin.error} />
      </div>
    </Modal>
  );
}
