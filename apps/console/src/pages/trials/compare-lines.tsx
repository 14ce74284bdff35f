import { type TrialFigures, type TrialView, trialsApart } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ChangeLines } from "./change-lines.tsx";
import { DifferenceBar } from "./difference-bar.tsx";
import { isPriced } from "./is-priced.ts";

export type CompareLine = {
  key: string;
  title: string;
  numeric?: true;
  of: (trial: TrialView) => ReactNode;
};
type Told = TrialView & { figures: TrialFigures };

export const isTold = (trial: TrialView): trial is Told => trial.figures !== null;

/** The lines of trials side by side; one is weighed against the first only where both answer the same question. */
export function useCompareLines(trials: readonly TrialView[]): CompareLine[] {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const told = trials.filter(isTold);
  const [first] = told;
  const money = (key: string, title: string, of: (trial: Told) => ReactNode): CompareLine => ({
    key,
    title,
    numeric: true,
    of: (trial) => (isTold(trial) ? of(trial) : <span className="quiet">{t("compare.notDone")}</span>),
  });
  const persons = (...sums: TrialFigures["effects"]["more"][]) => {
    const n = sums.reduce((all, { children }) => all + children, 0);
    const fen = sums.reduce((all, one) => all + one.fen, 0);
    if (n === 0) return <span className="quiet">{t("compare.nobody")}</span>;
    return t("compare.personsMoney", { n: n.toLocaleString("en-US"), amount: yuanOf(fen) });
  };
  const differenceOf = (trial: Told) =>
    isPriced(trial) ? trial.figures.after.fen - trial.figures.before.fen : null;
  const most = Math.max(...told.map((trial) => Math.abs(differenceOf(trial) ?? 0)));
  const classes = new Map(
    told.flatMap(({ figures }) => figures.classes.map((one) => [one.class, one.name] as const)),
  );
  const isWeighed = first !== undefined && told.length > 1 && trialsApart(told).length === 0;
  return [
    { key: "month", title: t("list.month"), of: ({ month }) => month },
    { key: "area", title: t("list.area"), of: ({ area }) => area.name },
    { key: "known", title: t("compare.known"), of: ({ knownAt }) => instantText(knownAt) },
    { key: "changes", title: t("list.changes"), of: ({ outlook }) => <ChangeLines outlook={outlook} /> },
    money("before", t("list.before"), (trial) => (
      <Money fen={isPriced(trial) ? trial.figures.before.fen : null} />
    )),
    money("after", t("list.after"), ({ figures }) => <Money fen={figures.after.fen} />),
    money("difference", t("list.difference"), (trial) => {
      const fen = differenceOf(trial);
      return (
        <>
          <Money fen={fen} signed />
          {fen !== null && <DifferenceBar fen={fen} most={most} />}
        </>
      );
    }),
    ...(isWeighed
      ? [
          money("toFirst", t("compare.toFirst", { name: first.name }), ({ id, figures }) =>
            id === first.id ? "—" : <Money fen={figures.after.fen - first.figures.after.fen} signed />,
          ),
        ]
      : []),
    money("children", t("result.children"), ({ figures: { before, after } }) => (
      <>
        <Count of={before.children} /> → <Count of={after.children} />
      </>
    )),
    money("gain", t("compare.gain"), ({ figures: { effects } }) => persons(effects.joined, effects.more)),
    money("loss", t("compare.loss"), ({ figures: { effects } }) => persons(effects.left, effects.less)),
    money("settled", t("compare.settled"), ({ figures: { effects } }) => persons(effects.settled)),
    money("unsettled", t("compare.unsettled"), ({ figures: { effects } }) => persons(effects.unsettled)),
    ...[...classes].map(([id, name]) =>
      money(id, t("compare.classAfter", { name: say(name) }), ({ figures }) =>
        persons(figures.classes.find((one) => one.class === id)?.after ?? { children: 0, fen: 0 }),
      ),
    ),
  ];
}
