import type { PaymentBatchView } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money } from "../../parts/money.tsx";
import { wordsOf } from "./batch-dialogs.tsx";

/** due = paid + failed + open, until nothing is open. */
export function Reconciliation({ batch }: { batch: PaymentBatchView }) {
  const { t } = useTranslation("payments");
  const { open, leftOut, failed, state } = batch;
  const answered = state === "approved" || state === "closed";
  return (
    <section className="card stack">
      <h2>{t("reconcile.title")}</h2>
      <dl className="payment-figures">
        {(answered ? (["due", "paid", "failed", "open"] as const) : (["due"] as const)).map((key) => (
          <div key={key}>
            <dt>{t(`reconcile.${key}`)}</dt>
            <dd>
              <strong>
                <Money fen={batch[key].fen} />
              </strong>
              <small className="quiet">{t("reconcile.payments", { n: batch[key].payments })}</small>
            </dd>
          </div>
        ))}
      </dl>
      {answered && <p>{t(open.payments === 0 ? "reconcile.zero" : "reconcile.equation")}</p>}
      {answered && failed.payments > 0 && <p className="quiet">{t("reconcile.failedNext")}</p>}
      {leftOut.payments > 0 && <p className="quiet">{t("reconcile.leftOut", wordsOf(leftOut))}</p>}
    </section>
  );
}
