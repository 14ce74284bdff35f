import {
  type CaseRecord,
  GUARD_GROUNDS,
  INCIDENT_KINDS,
  INCIDENT_WORDS,
  OUTCOMES,
  PLACEMENT_ENDS,
} from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

const PARTS = [
  "text",
  "organisation",
  "receipt",
  "failed",
  "incidents",
  "incident",
  "date",
  "ground",
  "by",
  "basis",
  "decidedBy",
  "how",
  "outcome",
] as const;

/** What an outcome is called. */
export function useOutcomeWord() {
  const { t } = useTranslation("protection");
  return (code: string) => {
    const outcome = OUTCOMES.find((one) => one === code);
    return outcome ? t(`outcome.${outcome}`) : code;
  };
}

/** The content of a record that is no form, line by line, each part with its name. */
export function useRecordLines() {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const { t: placement } = useTranslation("placements");
  const outcome = useOutcomeWord();
  const yes = (value: boolean) => t(value ? "content.yes" : "content.no");
  const shownValue = (part: string, value: string | number | boolean): string => {
    if (typeof value === "boolean") return yes(value);
    if (part === "outcome") return outcome(String(value));
    const ground = GUARD_GROUNDS.find((one) => part === "ground" && one === value);
    if (ground) return t(`ground.${ground}`);
    const end = PLACEMENT_ENDS.find((one) => part === "how" && one === value);
    if (end) return placement(`how.${end}`);
    if (part === "incidents" || part === "incident")
      return INCIDENT_KINDS.filter((kind) => String(value).split(" ").includes(kind))
        .map((kind) => say(INCIDENT_WORDS[kind]))
        .join(" · ");
    return String(value);
  };
  return ({ content }: CaseRecord): [label: string, value: string][] =>
    Object.entries(content).flatMap(([id, value]) => {
      if (value === "" || id === "placement") return [];
      const part = PARTS.find((one) => one === id);
      return [[part ? t(`content.${part}`) : id, shownValue(id, value)]];
    });
}
