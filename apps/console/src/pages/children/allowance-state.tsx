import type { ShownAllowance } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = {
  decided: "green",
  none: "default",
  atLeast: "gold",
  needs: "gold",
  choice: "gold",
  review: "gold",
  undefined: "default",
  restricted: "default",
} as const;

/** Where the allowance of a child stands, as a word. */
export function AllowanceState({ status }: { status: ShownAllowance["status"] | null }) {
  const { t } = useTranslation("children");
  if (status === null) return <span className="quiet">—</span>;
  return <Tag color={COLOURS[status]}>{t(`allowance.${status}`)}</Tag>;
}
