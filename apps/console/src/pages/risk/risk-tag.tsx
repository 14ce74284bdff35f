import type { RiskLevelOut } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import "./risk.css";

/** A level of risk: a word, the level as bars and a colour. */
export function RiskTag({ level }: { level: RiskLevelOut }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  return (
    <span className={`risk-tag risk-${level.colour}`}>
      <span aria-hidden="true">{"▮".repeat(5 - level.level)}</span> {t("tag", { title: say(level.title) })}
    </span>
  );
}
