import { useMutation } from "@tanstack/react-query";
import type { SettingRow, SettingUnit } from "@tongyou/core/schemas";
import { Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { fenOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useBookSaved } from "./use-book-saved.ts";
import { useSettingText } from "./use-setting-text.ts";

const MONTH_RULES = ["sameMonth", "nextMonth"] as const;
const WHOLE = /^\d{1,9}$/;
const PERCENT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

/** The value of what was typed for a unit; undefined while it is none. */
function typedValue(unit: SettingUnit, text: string): number | string | undefined {
  if (unit === "text" || unit === "monthRule") return text.trim() || undefined;
  if (unit === "fen") return fenOf(text);
  if (unit === "share") return PERCENT.test(text) ? text : undefined;
  return WHOLE.test(text) ? Number(text) : undefined;
}

/** What a document leaves to the bureau: its own number or words from a day on, with the reason. */
export function EnterSetting({ setting, onClose }: { setting: SettingRow; onClose: () => void }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const settingText = useSettingText();
  const trpc = useTRPC();
  const { id, name, unit } = setting;
  const [text, setText] = useState("");
  const [validFrom, setValidFrom] = useState<string>();
  const [reason, setReason] = useState("");
  const [documentNumber, setDocumentNumber] = useState("");
  const enter = useMutation(trpc.policy.enterSetting.mutationOptions({ onSuccess: useBookSaved(onClose) }));
  const value = typedValue(unit, text);
  const ready = value !== undefined && validFrom !== undefined && reason.trim() !== "";
  const save = () => {
    if (!ready) return;
    enter.mutate({
      setting: id,
      value,
      validFrom,
      reason: reason.trim(),
      ...(documentNumber.trim() ? { documentNumber: documentNumber.trim() } : {}),
    });
  };
  const fields = [
    { id: "setting-reason", label: t("settingReason"), value: reason, set: setReason, max: 200 },
    {
      id: "setting-document",
      label: t("readingDocument"),
      value: documentNumber,
      set: setDocumentNumber,
      max: 80,
    },
  ];
  return (
    <Modal
      open
      title={`${t("enterSetting")} · ${say(name)}`}
      okText={t("saveSetting")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enter.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        {unit === "monthRule" ? (
          <Radio.Group
            aria-label={say(name)}
            value={text}
            onChange={(event) => setText(String(event.target.value))}
            options={MONTH_RULES.map((rule) => ({ value: rule, label: t(`monthRule.${rule}`) }))}
          />
        ) : (
          <label className="field" htmlFor="setting-value">
            <span>{t(`settingValue.${unit}`)}</span>
            <Input
              id="setting-value"
              inputMode={unit === "text" ? "text" : "decimal"}
              maxLength={200}
              value={text}
              {...(text !== "" && value === undefined ? { status: "error" as const } : {})}
              onChange={(event) => setText(event.target.value)}
            />
            {text !== "" && value === undefined && <small role="alert">{t("settingRule")}</small>}
          </label>
        )}
        <label className="field" htmlFor="setting-from">
          <span>{t("validFrom")}</span>
          <DateField id="setting-from" value={validFrom} onChange={setValidFrom} />
        </label>
        {fields.map((field) => (
          <label key={field.id} className="field" htmlFor={field.id}>
            <span>{field.label}</span>
            <Input
              id={field.id}
              value={field.value}
              maxLength={field.max}
              onChange={(event) => field.set(event.target.value)}
            />
          </label>
        ))}
        {ready && <p>{t("settingConsequence", { from: validFrom, value: settingText(unit, value) })}</p>}
        <ErrorNotice error={enter.error} />
      </div>
    </Modal>
  );
}
