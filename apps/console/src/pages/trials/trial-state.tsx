import type { TrialState as State } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = { running: "cyan", done: "green", stopped: "default" } as const;

/** Where a trial stands, as a word. */
export function TrialState({ state }: { state: State }) {
  const { t } = useTranslation("trials");
  return <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}
