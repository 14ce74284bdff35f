import type { MoneyItem, MoneyPayment } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

type Result = Pick<MoneyPayment, "state" | "on" | "reason"> & Partial<Pick<MoneyItem, "again">>;

/** What became of a payment: when, the bank's reason, and where it goes on. */
export function PaymentResult({ result: { state, on, reason, again } }: { result: Result }) {
  const { t } = useTranslation("money");
  return (
    <span className={state === "failed" ? "danger" : "quiet"}>
      {t(`payment.state.${state}`)} {on}
      {state !== "paid" && reason !== null && <> · {reason}</>}
      {state === "failed" && again !== undefined && (
        <> · {again === null ? t("payment.next") : t("payment.again", { number: again })}</>
      )}
    </span>
  );
}
