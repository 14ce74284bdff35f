import type { BatchState as State } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = {
  preparing: "cyan",
  prepared: "gold",
  approved: "blue",
  closed: "green",
  cancelled: "default",
} as const;

/** Where a list of payments stands, as a word. */
export function BatchState({ state }: { state: State }) {
  const { t } = useTranslation("payments");
  return <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}
