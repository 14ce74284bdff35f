import type { ImportState as State } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = {
  previewed: "gold",
  running: "blue",
  done: "green",
  failed: "red",
  undone: "default",
} as const;

/** Where an import stands, as a word. */
export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation("imports");
  return <Tag color={COLOURS[state]}>{t(`states.${state}`)}</Tag>;
}
