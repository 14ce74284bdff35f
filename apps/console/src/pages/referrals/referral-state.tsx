import type { ReferralRow } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS = {
  sent: "default",
  accepted: "processing",
  answered: "success",
  returned: "warning",
  refused: "warning",
  closed: "default",
} as const;

/** Where a referral stands, and of a closed one what came of it. */
export function ReferralState({
  state,
  outcome,
}: Pick<ReferralRow, "state"> & Partial<Pick<ReferralRow, "outcome">>) {
  const { t } = useTranslation("referrals");
  return (
    <Tag color={outcome === "received" ? "success" : COLOURS[state]}>
      {outcome ? t(`outcome.${outcome}`) : t(`state.${state}`)}
    </Tag>
  );
}
