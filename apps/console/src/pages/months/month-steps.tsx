import type { MonthSummary, PaymentBatch } from "@tongyou/core/schemas";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { holdAll } from "./use-paid.ts";

const AT = { calculating: 0, calculated: 1, submitted: 3, approved: 4, fixed: 5, cancelled: 0 } as const;
/** Past the last step. */
const DONE = 7;

/**
 * A fixed month is being paid until there are lists of all its children and all are answered, then reconciled until they
 * are closed.
 */
function stageOf({ state, totals }: MonthSummary, lists: readonly PaymentBatch[]): number {
  if (state !== "fixed" || lists.length === 0) return AT[state];
  if (!holdAll({ totals }, lists)) return AT.fixed;
  if (lists.every((one) => one.state === "closed")) return DONE;
  const answered = lists.every(
    ({ state: at, open }) => at === "closed" || (at === "approved" && open.payments === 0),
  );
  return answered ? 6 : 5;
}

/** Left to right as the money flows, with who did what and when. `lists`: of payments of the month. */
export function MonthSteps({ summary, lists }: { summary: MonthSummary; lists: readonly PaymentBatch[] }) {
  const { t } = useTranslation("months");
  const { counts } = summary.totals;
  const open = counts.needs + counts.choice + counts.review;
  const [newest] = lists;
  const stage = stageOf(summary, lists);
  const act = (name: string | null, at: string | null) => (name ? `${name} ${instantText(at)}` : undefined);
  return (
    <Steps
      size="small"
      current={stage}
      items={[
        { title: t("steps.calculate"), content: act(summary.calculatedBy, summary.calculatedAt) },
        { title: t("steps.differences"), content: open > 0 ? t("steps.open", { n: open }) : undefined },
        { title: t("steps.submit"), content: act(summary.submittedBy, summary.submittedAt) },
        {
          title: t("steps.approve"),
          content: act(summary.approvedBy, summary.approvedAt) ?? t("steps.twoPeople"),
        },
        { title: t("steps.fix") },
        {
          title: t("steps.pay"),
          content:
            newest &&
            (lists.length > 1
              ? t("steps.lists", { n: lists.length })
              : t("steps.list", { number: newest.number })),
        },
        {
          title: t("steps.reconcile"),
          content: stage === DONE && newest?.closedAt ? instantText(newest.closedAt) : undefined,
        },
      ]}
    />
  );
}
