import type { MonthSummary } from "@tongyou/core/schemas";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";

const AT = { calculating: 0, calculated: 1, submitted: 3, approved: 4, fixed: 4, cancelled: 0 } as const;

/** Left to right as the money flows, with who did what and when. */
export function MonthSteps({ summary }: { summary: MonthSummary }) {
  const { t } = useTranslation("months");
  const { counts } = summary.totals;
  const open = counts.needs + counts.choice + counts.review;
  const act = (name: string | null, at: string | null) => (name ? `${name} ${instantText(at)}` : undefined);
  return (
    <Steps
      size="small"
      current={AT[summary.state]}
      items={[
        { title: t("steps.calculate"), content: act(summary.calculatedBy, summary.calculatedAt) },
        { title: t("steps.differences"), content: open > 0 ? t("steps.open", { n: open }) : undefined },
        { title: t("steps.submit"), content: act(summary.submittedBy, summary.submittedAt) },
        {
          title: t("steps.approve"),
          content: act(summary.approvedBy, summary.approvedAt) ?? t("steps.twoPeople"),
        },
        { title: t("steps.roster") },
      ]}
    />
  );
}
