import type { TrialFigures, TrialView } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { Money } from "../../parts/money.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { DifferenceBar } from "./difference-bar.tsx";
import { isPriced } from "./is-priced.ts";

type Place = TrialFigures["places"][number];
type Props = {
  trial: TrialView;
  places: readonly Place[];
  /** Undefined: the whole area of the trial. */
  onPlace: (code: string | undefined) => void;
};

/** The same by place: each opens its own figures and list. */
export function TrialPlaces({ trial, places, onPlace }: Props) {
  const { t } = useTranslation("trials");
  const { within, area } = trial;
  const isFinest = places.every(({ code }) => code === within.code) && places.length > 0;
  const isNarrowed = within.code !== area.code;
  const priced = isPriced(trial);
  const most = Math.max(1, ...places.map(({ before, after }) => Math.abs(after.fen - before.fen)));
  if (trial.told !== "all") return null;
  const columns: Column<Place>[] = [
    {
      key: "place",
      title: t("result.place"),
      head: true,
      render: ({ code, name }) =>
        code === within.code ? (
          name
        ) : (
          <Button type="link" size="small" onClick={() => onPlace(code)}>
            {name}
          </Button>
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
    {
      key: "bar",
      title: t("result.bar"),
      render: ({ before, after }) => <DifferenceBar fen={after.fen - before.fen} most={most} />,
    },
    {
      key: "gain",
      title: t("result.gain"),
      numeric: true,
      render: ({ gain }) => <Count of={gain.children} />,
    },
    {
      key: "loss",
      title: t("result.loss"),
      numeric: true,
      render: ({ loss }) => <Count of={loss.children} />,
    },
    {
      key: "settled",
      title: t("result.settled"),
      numeric: true,
      render: ({ settled }) => <Count of={settled} />,
    },
    {
      key: "unsettled",
      title: t("result.unsettled"),
      numeric: true,
      render: ({ unsettled }) => <Count of={unsettled} />,
    },
  ];
  return (
    <section className="stack trial-places">
      <div className="page-header">
        <h2>
          {t("result.byPlace")}
          {isNarrowed && ` · ${within.name}`}
        </h2>
        {isNarrowed && <Button onClick={() => onPlace(undefined)}>{t("result.whole")}</Button>}
      </div>
      {!isFinest && (
        <RecordTable
          label={t("result.byPlace")}
          rows={places}
          columns={columns}
          rowKey={({ code }) => code}
          empty={<p className="quiet">{t("rows.none")}</p>}
        />
      )}
    </section>
  );
}
