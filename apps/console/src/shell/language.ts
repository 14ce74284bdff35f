import type { Bilingual } from "@tongyou/core/schemas";
import type { ConfigProviderProps } from "antd";
import english from "antd/es/locale/en_US";
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
type Locale = NonNullable<ConfigProviderProps["locale"]>;

const KEY = "tongyou.language";
const locales: Partial<Record<Language, Locale>> = {};
const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text);

/** The language chosen last on this machine, else Chinese. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  return isLanguage(kept) ? kept : "zh";
}

const add = (language: Language, words: Record<string, object>) => {
  for (const [area, texts] of Object.entries(words)) i18next.addResourceBundle(language, area, texts);
};

async function loadFirst(language: Language) {
  if (locales[language]) return;
  // antd carries its English texts in any case.
  const [{ words }, { default: locale }] =
    language === "zh"
      ? await Promise.all([import("../words/zh/index.ts"), import("antd/es/locale/zh_CN")])
      : [await import("../words/en/index.ts"), { default: english }];
  add(language, words);
  locales[language] = locale;
}

async function loadDesks(language: Language) {
  if (i18next.hasResourceBundle(language, "children")) return;
  const { words } =
    language === "zh" ? await import("../words/zh/desks.ts") : await import("../words/en/desks.ts");
  add(language, words);
}

let desksOpen = false;

/** The texts of the pages behind the first screens, in the language in use; from then on in each language. */
export async function openDeskWords(): Promise<void> {
  desksOpen = true;
  await loadDesks(isLanguage(i18next.language) ? i18next.language : "zh");
}

/** Loads one language and starts i18next; the other language is fetched when somebody switches. */
export async function startLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: {},
      defaultNS: "shell",
      interpolation: { escapeValue: false },
      react: { useSuspense: false, bindI18nStore: "added" },
    });
  }
  await Promise.all([loadFirst(language), desksOpen ? loadDesks(language) : undefined]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

/** Switches the language of this machine and keeps the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  await startLanguage(language);
  localStorage.setItem(KEY, language);
}

/** The language in use, its antd texts, and `say`, which picks the side of a text that came in both. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : "zh";
  return { language, locale: locales[language], say: (text: Bilingual) => text[language] };
}
