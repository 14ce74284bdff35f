import i18next from "i18next";
import { useLanguage } from "../../shell/language.ts";

/** The words of an audit action (`children.get` → 查看儿童档案); an action without words shows its own name. */
export function useActionWord(): (action: string) => string {
  const { language } = useLanguage();
  return (action) => {
    const text: unknown = i18next.getResource(language, "audit", `word.${action}`);
    return typeof text === "string" ? text : action;
  };
}
