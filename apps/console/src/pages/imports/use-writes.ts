import type { ImportSummary } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** What an import writes, in words: only what there is. `登记 157 名新儿童，更新 12 名儿童的事实`. */
export function useWrites() {
  const { t } = useTranslation("imports");
  return ({ counts }: ImportSummary): string =>
    [
      ...(counts.new > 0 ? [t("confirm.registers", { n: counts.new })] : []),
      ...(counts.changed > 0 ? [t("confirm.updates", { n: counts.changed })] : []),
    ].join(t("confirm.comma"));
}
