import { Input } from "antd";
import { useTranslation } from "react-i18next";

type Props = { id: string; value: string; onChange: (text: string) => void };

/** Why the pack is changed; the audit keeps it. */
export function ReasonField({ id, value, onChange }: Props) {
  const { t } = useTranslation("versions");
  return (
    <label className="field" htmlFor={id}>
      <span>{t("reason")}</span>
      <Input
        id={id}
        value={value}
        maxLength={200}
        placeholder={t("reasonExample")}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** A reason the server takes: two characters at least. */
export const isReason = (text: string): boolean => text.trim().length >= 2;
