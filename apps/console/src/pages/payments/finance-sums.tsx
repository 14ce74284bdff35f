import type { FinanceSummary } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Money, yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import { usePackNames } from "../children/use-pack-names.ts";
import { useShareWords } from "./use-share-words.ts";

/** `count`: how many, with what is counted. */
type Line = { key: string; name: string; count?: string; fen: number };

function SumTable({ title, lines, note }: { title: string; lines: readonly Line[]; note?: ReactNode }) {
  const { t } = useTranslation("payments");
  return (
    <div>
      <table className="payment-sums" aria-label={title}>
        <caption>{title}</caption>
        <tbody>
          {lines.map(({ key, name, count, fen }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>
                <Money fen={fen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("sums.total")}</th>
            <td />
            <td>
              <Money fen={lines.reduce((sum, { fen }) => sum + fen, 0)} />
            </td>
          </tr>
        </tfoot>
      </table>
      {note}
    </div>
  );
}

/** The sums of a list for finance; each table adds up to the same total. */
export function FinanceSums({ summary }: { summary: FinanceSummary }) {
  const { t } = useTranslation("payments");
  const { say } = useLanguage();
  const { className } = usePackNames();
  const { ratio } = useShareWords();
  const { byArea, byKind, byClass, byFunder, rules } = summary;
  return (
    <section className="card stack">
      <h2>{t("sums.title")}</h2>
      <div className="payment-sum-tables">
        <SumTable
          title={t("sums.area")}
          lines={byArea.map(({ code, name, payments, fen }) => ({
            key: code,
            name,
            count: t("reconcile.payments", { n: payments }),
            fen,
          }))}
        />
        <SumTable
          title={t("sums.kind")}
          lines={byKind.map(({ kind, items, fen }) => ({
            key: kind,
            name: t(`itemKind.${kind}`),
            count: t("sums.items", { n: items }),
            fen,
          }))}
        />
        {byClass && (
          <SumTable
            title={t("sums.class")}
            lines={byClass.map(({ class: rate, name, items, fen }) => ({
              key: rate ?? "",
              name: say(name),
              count: t("sums.items", { n: items }),
              fen,
            }))}
          />
        )}
        <SumTable
          title={t("sums.funder")}
          lines={byFunder.map(({ funder, fen }) => ({
            key: funder ?? "",
            name: funder === null ? t("sums.unsaid") : t(`funder.${funder}`),
            fen,
          }))}
          note={
            rules.length === 0 ? (
              <p className="quiet">{t("sums.noRule")}</p>
            ) : (
              rules.map((rule) => (
                <p className="quiet" key={`${rule.class} ${rule.from}`}>
                  {[
                    rule.class === null ? "" : className(rule.class),
                    rule.aboveFen > 0 ? t("sums.above", { amount: yuanOf(rule.aboveFen) }) : "",
                    t("sums.rule", { parts: ratio(rule.parts), document: rule.document, from: rule.from }),
                  ]
                    .filter(Boolean)
                    .join(" ")}
                </p>
              ))
            )
          }
        />
      </div>
    </section>
  );
}
