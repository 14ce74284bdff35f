import i18next from "i18next";
import { useLanguage } from "../../shell/language.ts";

/** The words of a clause's kind (`BEN` → 待遇); a kind of a newer pack shows its own name. */
export function useKindWord(): (kind: string) => string {
  const { language } = useLanguage();
  return (kind) => {
    const text: unknown = i18next.getResource(language, "policy", `kind.${kind}`);
    return typeof text === "string" ? text : kind;
  };
}
