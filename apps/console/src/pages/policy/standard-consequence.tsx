import type { StandardPreview } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { SumLines } from "../../parts/sum-lines.tsx";
import { useLanguage } from "../../shell/language.ts";
import { StandardPlaces } from "./standard-places.tsx";

/** `id`: of the preview. */
type Props = { id: string; preview: StandardPreview; from: string; fen: number };

/** What the months that are fixed are paid afterwards: how many children, how much, by class, month and place, and who. */
function Arrears({ id, arrears }: { id: string; arrears: StandardPreview["arrears"] }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { children, fen, byMonth, byClass } = arrears;
  if (children === 0) return <p>{t("consequence.noArrears")}</p>;
  const lines = [
    ...byClass.map((one) => ({ ...one, name: one.name ? say(one.name) : one.class })),
    ...byMonth.map((one) => ({ ...one, name: one.month })),
  ];
  return (
    <>
      <p className="caution">
        {t(fen < 0 ? "consequence.recovery" : "consequence.arrears", {
          n: children.toLocaleString("en-US"),
          fen: yuanOf(Math.abs(fen)),
        })}
      </p>
      <SumLines label={t("consequence.arrearsTable")} lines={lines} />
      <StandardPlaces id={id} places={arrears.byPlace} />
    </>
  );
}

/** What entering the amount does: whom it concerns, the month's total, and what stays as it is. */
export function StandardConsequence({ id, preview, from, fen }: Props) {
  const { t } = useTranslation("policy");
  const { on, children, open, before, after, retroactive, fixed, replaces } = preview;
  const change = `${after > before ? "+" : ""}${yuanOf(after - before)}`;
  const amounts = { before: yuanOf(before), after: yuanOf(after), change };
  return (
    <section className="proposal stack" aria-label={t("consequence.title")} aria-live="polite">
      <p>{t("consequence.from", { from, value: yuanOf(fen) })}</p>
      <p>
        {t("consequence.children", { on, n: children.toLocaleString("en-US") })}{" "}
        {t(before === after ? "consequence.same" : "consequence.total", amounts)}
        {open > 0 && ` ${t("consequence.open", { n: open.toLocaleString("en-US") })}`}
      </p>
      {replaces !== null && <p>{t("consequence.replaces", { value: yuanOf(replaces) })}</p>}
      {retroactive && (
        <p className="caution">
          {fixed.length > 0
            ? t("consequence.fixed", { months: fixed.join(t("consequence.comma")) })
            : t("consequence.noneFixed")}
        </p>
      )}
      {fixed.length > 0 && <Arrears id={id} arrears={preview.arrears} />}
      <p className="quiet">{t("consequence.kept")}</p>
    </section>
  );
}
