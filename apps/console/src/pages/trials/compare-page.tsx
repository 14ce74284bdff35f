import { useQueries } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { TrialFigures, TrialView } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ChangeLines } from "./change-lines.tsx";
import { isPriced } from "./is-priced.ts";
import "./trials.css";

/** Trials side by side: what each changes and what it comes to. */
export default function ComparePage() {
  const { t } = useTranslation("trials");
  const trpc = useTRPC();
  const { ids = "" } = useSearch({ from: "/frame/trials/compare" });
  const queries = useQueries({
    queries: ids
      .split(",")
      .filter(Boolean)
      .map((id) => trpc.trials.get.queryOptions({ id, counted: "awarded" })),
  });
  const trials = queries.flatMap(({ data }) => data ?? []);
  const error = queries.find((query) => query.error)?.error;
  const toList = (
    <Link to="/trials">
      <Button tabIndex={-1}>{t("compare.toList")}</Button>
    </Link>
  );
  const differ = (of: (trial: TrialView) => string) => new Set(trials.map(of)).size > 1;
  const isOther =
    differ(({ month }) => month) || differ(({ area }) => area.code) || trials.some(({ past }) => past);
  return (
    <>
      <PageHeader title={t("compare.title")} about={t("compare.about")} actions={toList} />
      <ErrorNotice error={error} />
      {queries.some((query) => query.isPending) && <Waiting />}
      {queries.length < 2 && <EmptyState title={t("compare.tooFew")}>{toList}</EmptyState>}
      {trials.length > 1 && (
        <>
          {isOther && <Alert type="info" showIcon title={t("compare.other")} />}
          <SideBySide trials={trials} />
        </>
      )}
    </>
  );
}

type Line = { key: string; title: string; numeric?: true; of: (trial: TrialView) => ReactNode };

function SideBySide({ trials }: { trials: readonly TrialView[] }) {
  const { t } = useTranslation("trials");
  const lines = useLines(trials);
  return (
    <div className="trial-compare">
      <table aria-label={t("compare.title")}>
        <thead>
          <tr>
            <th scope="col">{t("compare.what")}</th>
            {trials.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link to="/trials/$id" params={{ id }}>
                  {name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, title, numeric, of }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              {trials.map((trial) => (
                <td key={trial.id} className={numeric ? "numeric" : undefined}>
                  {of(trial)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useLines(trials: readonly TrialView[]): Line[] {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const figure =
    (show: (figures: TrialFigures, priced: boolean) => ReactNode) =>
    ({ figures, outlook }: TrialView) =>
      figures ? show(figures, isPriced({ outlook })) : <span className="quiet">{t("compare.notDone")}</span>;
  const persons = (...sums: TrialFigures["effects"]["more"][]) => {
    const n = sums.reduce((all, { children }) => all + children, 0);
    const fen = sums.reduce((all, one) => all + one.fen, 0);
    return t("compare.personsMoney", { n: n.toLocaleString("en-US"), amount: yuanOf(fen) });
  };
  const classes = new Map(
    trials.flatMap(({ figures }) => figures?.classes.map((one) => [one.class, one.name] as const) ?? []),
  );
  return [
    { key: "month", title: t("list.month"), of: ({ month }) => month },
    { key: "area", title: t("list.area"), of: ({ area }) => area.name },
    { key: "known", title: t("compare.known"), of: ({ knownAt }) => instantText(knownAt) },
    { key: "changes", title: t("list.changes"), of: ({ outlook }) => <ChangeLines outlook={outlook} /> },
    {
      key: "before",
      title: t("list.before"),
      numeric: true,
      of: figure(({ before }, priced) => <Money fen={priced ? before.fen : null} />),
    },
    {
      key: "after",
      title: t("list.after"),
      numeric: true,
      of: figure(({ after }) => <Money fen={after.fen} />),
    },
    {
      key: "difference",
      title: t("list.difference"),
      numeric: true,
      of: figure(({ before, after }, priced) => (
        <Money fen={priced ? after.fen - before.fen : null} signed />
      )),
    },
    {
      key: "children",
      title: t("result.children"),
      numeric: true,
      of: figure(({ before, after }) => (
        <>
          <Count of={before.children} /> → <Count of={after.children} />
        </>
      )),
    },
    {
      key: "gain",
      title: t("compare.gain"),
      numeric: true,
      of: figure(({ effects }) => persons(effects.joined, effects.more)),
    },
    {
      key: "loss",
      title: t("compare.loss"),
      numeric: true,
      of: figure(({ effects }) => persons(effects.left, effects.less)),
    },
    {
      key: "settled",
      title: t("compare.settled"),
      numeric: true,
      of: figure(({ effects }) => persons(effects.settled)),
    },
    {
      key: "unsettled",
      title: t("compare.unsettled"),
      numeric: true,
      of: figure(({ effects }) => persons(effects.unsettled)),
    },
    ...[...classes].map(
      ([id, name]): Line => ({
        key: id,
        title: t("compare.classAfter", { name: say(name) }),
        numeric: true,
        of: figure((figures) => {
          const found = figures.classes.find((one) => one.class === id)?.after;
          return persons(found ?? { children: 0, fen: 0 });
        }),
      }),
    ),
  ];
}
