import type { PaymentBatchView, PaymentCheck, PaymentFilter } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shell/session.tsx";

/** Which payments a check speaks of, where they can be listed. */
const SHOWN_BY: { readonly [code in PaymentCheck["code"]]?: PaymentFilter } = {
  noAccount: "problems",
  badAccount: "problems",
  noPayee: "problems",
  noBank: "problems",
  sharedAccount: "shared",
  sharedPayees: "shared",
  failedBefore: "failedBefore",
  owesBack: "owesBack",
};

/** What is to be looked at before the list goes to the bank, what keeps it from going first. */
export function BatchChecks({
  batch,
  onShow,
}: {
  batch: PaymentBatchView;
  onShow: (filter: PaymentFilter) => void;
}) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const { checks } = batch;
  return (
    <section className="card stack">
      <h2>{t("check.title")}</h2>
      {checks.length === 0 && <p>✓ {t("check.none")}</p>}
      <ul className="payment-checks">
        {checks.map(({ code, blocking, payments }) => {
          const filter = SHOWN_BY[code];
          return (
            <li key={code}>
              <Tag color={blocking ? "red" : "gold"}>{t(blocking ? "check.blocking" : "check.notice")}</Tag>
              <span>{t(`check.${code}`)}</span>
              {filter && may("payments.rows") ? (
                <Button type="link" size="small" onClick={() => onShow(filter)}>
                  {t("check.show", { n: payments })}
                </Button>
              ) : (
                <span className="figure">{t("reconcile.payments", { n: payments })}</span>
              )}
            </li>
          );
        })}
      </ul>
      {checks.some((check) => check.blocking) && <p className="quiet">{t("check.remedy")}</p>}
    </section>
  );
}
