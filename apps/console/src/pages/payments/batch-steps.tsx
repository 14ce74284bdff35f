import type { PaymentBatchView } from "@tongyou/core/schemas";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";

function stageOf({ state, exportedAt, open }: PaymentBatchView): number {
  if (state === "preparing" || state === "cancelled") return 0;
  if (state === "prepared") return 1;
  if (state === "closed") return 6;
  if (open.payments === 0) return 5;
  return exportedAt === null ? 3 : 4;
}

/** Left to right as the money flows, with who did what and when. */
export function BatchSteps({ batch }: { batch: PaymentBatchView }) {
  const { t } = useTranslation("payments");
  const act = (name: string | null, at: string | null) => (name ? `${name} ${instantText(at)}` : undefined);
  // Several checks may speak of one payment: the checks are counted.
  const blocking = batch.checks.filter((check) => check.blocking).length;
  const open = batch.open.payments;
  return (
    <Steps
      size="small"
      current={stageOf(batch)}
      items={[
        { title: t("step.prepare"), content: act(batch.preparedBy, batch.preparedAt) },
        { title: t("step.check"), content: blocking > 0 ? t("step.blocking", { n: blocking }) : undefined },
        {
          title: t("step.approve"),
          content: act(batch.approvedBy, batch.approvedAt) ?? t("step.twoPeople"),
        },
        {
          title: t("step.bank"),
          content: batch.exportedAt ? instantText(batch.exportedAt) : undefined,
        },
        {
          title: t("step.returns"),
          content: batch.exportedAt && open > 0 ? t("step.open", { n: open }) : undefined,
        },
        {
          title: t("step.close"),
          content: batch.closedAt ? instantText(batch.closedAt) : undefined,
        },
      ]}
    />
  );
}
