import {
  type CaseRecord,
  type FormView,
  GUARD_GROUNDS,
  INCIDENT_KINDS,
  INCIDENT_WORDS,
  OUTCOMES,
} from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

const PARTS = [
  "text",
  "organisation",
  "receipt",
  "failed",
  "incidents",
  "ground",
  "by",
  "basis",
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

/** The content of a record line by line, each part with its name: our own parts, or the fields of a form. */
export function useRecordLines() {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const outcome = useOutcomeWord();
  const yes = (value: boolean) => t(value ? "content.yes" : "content.no");
  const shownValue = (part: string, value: string | number | boolean): string => {
    if (typeof value === "boolean") return yes(value);
    if (part === "outcome") return outcome(String(value));
    const ground = GUARD_GROUNDS.find((one) => part === "ground" && one === value);
    if (ground) return t(`ground.${ground}`);
    if (part === "incidents")
      return INCIDENT_KINDS.filter((kind) => String(value).split(" ").includes(kind))
        .map((kind) => say(INCIDENT_WORDS[kind]))
        .join(" · ");
    return String(value);
  };
  const inForm = (form: FormView, id: string, value: string | number | boolean): [string, string] => {
    const field = form.fields.find((one) => one.id === id);
    const option = field?.options.find((one) => one.id === value);
    const shown = option ? say(option.title) : typeof value === "boolean" ? yes(value) : String(value);
    return [field ? say(field.title) : id, shown];
  };
  return ({ content }: CaseRecord, form: FormView | undefined): [label: string, value: string][] =>
    Object.entries(content).flatMap(([id, value]) => {
      if (value === "") return [];
      if (form) return [inForm(form, id, value)];
      const part = PARTS.find((one) => one === id);
      return [[part ? t(`content.${part}`) : id, shownValue(id, value)]];
    });
}
