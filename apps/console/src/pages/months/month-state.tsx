import type { MonthState as State } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = {
  calculating: "cyan",
  calculated: "gold",
  submitted: "blue",
  approved: "cyan",
  fixed: "green",
  cancelled: "default",
} as const;

/** Where a month stands, as a word. */
export function MonthState({ state }: { state: State }) {
  const { t } = useTranslation("months");
  return <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}
