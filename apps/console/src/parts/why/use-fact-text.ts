import type { DatedStatus, FactName, Incident } from "@tongyou/core/schemas";
import { FACTS, INCIDENT_WORDS, STATUS_WORDS, wordOf } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { yuanOf } from "../money.tsx";

const isFact = (name: string): name is FactName => name in FACTS;

/** Words for facts: `label("sex")` is 性别, `text("sex", "male")` is 男. Dates and divisions stay as they are. */
export function useFactText() {
  const { t } = useTranslation("why");
  const { language, say } = useLanguage();
  const comma = language === "zh" ? "、" : ", ";
  const label = (name: string): string => (isFact(name) ? FACTS[name][language] : name);
  const text = (name: string, value: unknown): string => {
    if (value === undefined || value === null || !isFact(name)) return t("empty");
    if ("unit" in FACTS[name] && typeof value === "number") return yuanOf(value);
    switch (FACTS[name].type) {
      case "boolean":
        return value === true ? t("yes") : t("no");
      case "word":
        return typeof value === "string" ? say(wordOf(name, value)) : t("empty");
      case "words": {
        const words = value as readonly string[];
        return words.length === 0 ? t("none") : words.map((word) => say(wordOf(name, word))).join(comma);
      }
      case "statuses":
        return (value as readonly DatedStatus[])
          .map(({ status, since }) =>
            since
              ? t("sinceDate", { word: say(STATUS_WORDS[status]), date: since })
              : say(STATUS_WORDS[status]),
          )
          .join(comma);
      case "incidents": {
        const incidents = value as readonly Incident[];
        if (incidents.length === 0) return t("none");
        return incidents
          .map(({ kind, date }) =>
            date ? t("onDay", { word: say(INCIDENT_WORDS[kind]), date }) : say(INCIDENT_WORDS[kind]),
          )
          .join(comma);
      }
      default:
        return typeof value === "string" || typeof value === "number" ? String(value) : t("empty");
    }
  };
  return { label, text };
}
