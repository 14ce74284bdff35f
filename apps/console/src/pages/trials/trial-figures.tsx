import type { TrialFigures, TrialView } from "@tongyou/core/schemas";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Money, yuanOf } from "../../parts/money.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { isPriced } from "./is-priced.ts";
import { TrialWaterfall } from "./trial-waterfall.tsx";
import { COUNTED, type TrialSearch } from "./trials-search.ts";

type Props = {
  trial: TrialView;
  figures: TrialFigures;
  onSearch: (part: { [K in keyof TrialSearch]?: TrialSearch[K] | undefined }) => void;
};

/** What the month would cost: before, after, what makes the difference, and by class. */
export function TrialFiguresCard({ trial, figures, onSearch }: Props) {
  const { t } = useTranslation("trials");
  const { before, after, waiting } = figures;
  const { counted, differing } = trial;
  const others = counted === "awarded" ? (differing?.unawarded ?? 0) : 0;
  return (
    <section className="card stack">
      <div className="actions">
        <Segmented
          aria-label={t("result.counted")}
          value={counted}
          onChange={(next) => onSearch({ counted: next === "awarded" ? undefined : next })}
          options={COUNTED.map((value) => ({ value, label: t(`result.${value}`) }))}
        />
        <span className="quiet">
          {counted === "all"
            ? t("result.allHint")
            : others > 0 && t("result.othersDiffer", { n: others.toLocaleString("en-US") })}
        </span>
      </div>
      <div className="trial-total">
        <div>
          <p className="trial-amount figure">{t("result.total", { amount: yuanOf(after.fen) })}</p>
          {isPriced(trial) && (
            <p className="trial-difference">
              {t("list.difference")} <Money fen={after.fen - before.fen} signed />
            </p>
          )}
          <p>{t("result.persons", { n: after.children.toLocaleString("en-US") })}</p>
          <p className="quiet">
            {t(isPriced(trial) ? "result.before" : "result.beforeUnknown", {
              amount: yuanOf(before.fen),
              n: before.children.toLocaleString("en-US"),
            })}
          </p>
          {(waiting.before > 0 || waiting.after > 0) && (
            <p className="quiet">{t("result.waiting", waiting)}</p>
          )}
          <p className="quiet">{t("result.files", { n: trial.files.toLocaleString("en-US") })}</p>
          {counted === "awarded" && before.children + after.children === 0 && (
            <p>{t("result.noneAwarded")}</p>
          )}
        </div>
        {isPriced(trial) && <TrialWaterfall figures={figures} />}
      </div>
      {figures.classes.length > 0 && <Classes classes={figures.classes} priced={isPriced(trial)} />}
    </section>
  );
}

function Classes({ classes, priced }: Pick<TrialFigures, "classes"> & { priced: boolean }) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const columns: Column<TrialFigures["classes"][number]>[] = [
    { key: "class", title: t("result.class"), head: true, render: ({ name }) => say(name) },
    {
      key: "children",
      title: t("result.children"),
      numeric: true,
      render: ({ before, after }) => (
        <span className="figure">
          {t("result.childrenPair", { before: before.children, after: after.children })}
        </span>
      ),
    },
    {
      key: "before",
      title: t("list.before"),
      numeric: true,
      render: ({ before }) => <Money fen={priced ? before.fen : null} />,
    },
    { key: "after", title: t("list.after"), numeric: true, render: ({ after }) => <Money fen={after.fen} /> },
    {
      key: "difference",
      title: t("list.difference"),
      numeric: true,
      render: ({ before, after }) => <Money fen={priced ? after.fen - before.fen : null} signed />,
    },
  ];
  return (
    <div className="stack">
      <h2>{t("result.byClass")}</h2>
      <RecordTable
        label={t("result.byClass")}
        rows={classes}
        columns={columns}
        rowKey={(row) => row.class}
        empty={null}
      />
    </div>
  );
}
