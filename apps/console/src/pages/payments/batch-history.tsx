import type { PaymentStep } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Instant } from "../../parts/instant.tsx";
import { wordsOf } from "./batch-dialogs.tsx";

/** What was done with a list, by whom and when. */
export function BatchHistory({ steps }: { steps: readonly PaymentStep[] }) {
  const { t } = useTranslation("payments");
  if (steps.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("history.title")}</h2>
      <ol className="payment-history">
        {steps.map(({ step, by, at, payments, fen, reason }) => (
          <li key={`${at} ${step}`}>
            <Instant at={at} />
            <strong>{t(`history.${step}`)}</strong>
            <span>{by}</span>
            {payments !== null && fen !== null && (
              <span className="figure">{t("list.of", wordsOf({ payments, fen }))}</span>
            )}
            {reason && <span className="quiet">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
