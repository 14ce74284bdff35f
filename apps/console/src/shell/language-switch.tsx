import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { switchLanguage, useLanguage } from "./language.ts";

/** Names the other language in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation("shell");
  const { language } = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button type="text" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void switchLanguage(other)}>
      {t("otherLanguage")}
    </Button>
  );
}
