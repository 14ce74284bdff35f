import type { AuditRow } from "@tongyou/core/schemas";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Particulars in fen. */
const SUMS: ReadonlySet<string> = new Set(["fen", "aboveFen", "proposed"]);

/** What an audit row carries beside who and what. The request's number stands with the time, not here. */
export function Particulars({ row }: { row: AuditRow }) {
  const { t } = useTranslation("audit");
  const { language } = useLanguage();
  const { label: factLabel } = useFactText();
  const wordOf = (key: string, words = "audit"): string | undefined => {
    const text: unknown = i18next.getResource(language, words, key);
    return typeof text === "string" ? text : undefined;
  };
  // A word may mean something else in one room.
  const [room] = row.action.split(".");
  const labelOf = (key: string) => wordOf(`room.${room}.label.${key}`) ?? wordOf(`particular.${key}`) ?? key;
  const said = (key: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => said(key, one)).join(t("and"));
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (SUMS.has(key) && typeof value === "number") return yuanOf(value);
    if (typeof value !== "string") return JSON.stringify(value);
    if (UUID.test(value)) return value.slice(-8);
    if (key === "fact") return factLabel(value);
    if (key === "fields") return wordOf(`contact.fields.${value}`, "child") ?? value;
    const role = key === "role" ? wordOf(`role.${value}`, "shell") : undefined;
    const here = wordOf(`room.${room}.value.${value}`);
    return role ?? here ?? wordOf(`value.${value}`) ?? wordOf(`department.${value}`, "shell") ?? value;
  };
  const shown = (key: string, value: unknown) =>
    typeof value === "string" && UUID.test(value) ? (
      <span title={value}>{said(key, value)}</span>
    ) : (
      said(key, value)
    );
  const entries = Object.entries(row.detail).filter(([key, value]) => key !== "request" && value !== null);
  return (
    <span className="particulars">
      {row.purpose && <span>{t("purpose", { purpose: row.purpose })}</span>}
      {entries.map(([key, value]) => (
        <span key={key}>
          <span className="quiet">{labelOf(key)}</span> {shown(key, value)}
        </span>
      ))}
      {row.pack && <span className="quiet">{row.pack}</span>}
    </span>
  );
}
