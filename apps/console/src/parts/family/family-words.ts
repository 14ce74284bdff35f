import { STATUS_WORDS } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import type { Figure } from "./family-layout.ts";

const SHORT = [
  "disabled",
  "severelyIll",
  "compulsoryDetox",
  "otherRestriction",
  "remarriedNotRaising",
  "custodyRevoked",
  "refusesDuty",
  "unableOtherReason",
  "deported",
] as const;

/** The short word of a mark: a parent's status, or what the child's own health is. */
export function useMarkWords() {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const statuses: Record<string, { zh: string; en: string }> = STATUS_WORDS;
  return (mark: string): string => {
    const short = SHORT.find((word) => word === mark);
    if (short) return t(`family.marks.${short}`);
    const word = statuses[mark];
    return word ? say(word) : mark;
  };
}

/** Who the figure is, in words: under the pointer, and for the ear. */
export function useFigureText() {
  const { t } = useTranslation("child");
  const word = useMarkWords();
  return (figure: Figure): string => {
    const roles = {
      father: t("family.father"),
      mother: t("family.mother"),
      guardian: figure.relation ?? t("family.guardian"),
      institution: t("family.institution"),
      child: t("family.legend.child"),
      sibling: t("care.siblings"),
    };
    const marks = figure.marks.map((mark) =>
      mark.since
        ? t("family.since", { word: word(mark.word), date: mark.since })
        : t("family.sinceUnknown", { word: word(mark.word) }),
    );
    const known = figure.unknown && marks.length === 0 ? [t("family.statusUnknown")] : marks;
    return [roles[figure.role], figure.name ?? t("family.noName"), ...known].join(" ");
  };
}
