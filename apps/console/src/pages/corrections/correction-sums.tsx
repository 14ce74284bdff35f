import type { CorrectionSums as Sums } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { SumLines } from "../../parts/sum-lines.tsx";
import { useLanguage } from "../../shell/language.ts";

/** What all that is shown adds up to, both ways, by month and by class. */
export function CorrectionSums({ sums }: { sums: Sums }) {
  const { t } = useTranslation("corrections");
  const { say } = useLanguage();
  const { children, lines, arrearsFen, recoveryFen, byMonth, byClass } = sums;
  const months = byMonth.map((one) => ({ ...one, name: one.month }));
  const classes = byClass.map((one) => ({ ...one, name: one.name ? say(one.name) : one.class }));
  return (
    <section className="card correction-sums" aria-label={t("sums.title")}>
      <dl>
        <dt>{t("kind.arrears")}</dt>
        <dd className="figure">{yuanOf(arrearsFen)}</dd>
        <dt>{t("kind.recovery")}</dt>
        <dd className={recoveryFen > 0 ? "figure danger" : "figure"}>{yuanOf(recoveryFen)}</dd>
      </dl>
      <p className="quiet">{t("sums.lines", { children, lines })}</p>
      <details>
        <summary>{t("sums.byMonth")}</summary>
        <SumLines label={t("sums.byMonth")} lines={months} />
      </details>
      <details>
        <summary>{t("sums.byClass")}</summary>
        <SumLines label={t("sums.byClass")} lines={classes} />
      </details>
    </section>
  );
}
