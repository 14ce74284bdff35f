import type { MonthSummary } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money, yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import { usePackNames } from "../children/use-pack-names.ts";
import { WaterfallChart } from "./waterfall-chart.tsx";

/** The month's money: the total, how it came from last month's, and by rate class. */
export function MonthTotal({ summary }: { summary: MonthSummary }) {
  const { t } = useTranslation("months");
  const { say } = useLanguage();
  const { packName } = usePackNames();
  const { totals, pack } = summary;
  return (
    <section className="card month-total">
      <div>
        <p className="month-amount figure">{yuanOf(totals.fen)}</p>
        <p>{t("total.pay", { n: totals.paid })}</p>
        <p className="quiet">
          {totals.previousFen === 0
            ? t("total.noPrevious")
            : t("total.previous", { amount: yuanOf(totals.previousFen) })}
        </p>
        {totals.alreadyFixed > 0 && <p>{t("total.alreadyFixed", { n: totals.alreadyFixed })}</p>}
        <p className="quiet">{t("total.decidedOn", { date: summary.decidedOn })}</p>
        <p className="quiet">{t("total.pack", { pack: packName(pack.id), version: pack.version })}</p>
      </div>
      <WaterfallChart totals={totals} />
      <table className="month-classes" aria-label={t("total.byClass")}>
        <tbody>
          {totals.byClass.map((line) => (
            <tr key={line.class}>
              <th scope="row">{say(line.name)}</th>
              <td>{t("total.children", { n: line.children })}</td>
              <td>
                <Money fen={line.fen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
