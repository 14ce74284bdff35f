import type { FundingRule } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** Shares in words: 省 2 : 市 1 : 县 1. */
export function useShareWords() {
  const { t } = useTranslation("payments");
  return {
    ratio: (parts: FundingRule["parts"]) =>
      parts.map(({ funder, weight }) => `${t(`funder.${funder}`)} ${weight}`).join(" : "),
  };
}
