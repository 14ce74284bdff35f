import type { PolicyBook } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { type Entering, EnterStandard } from "./enter-standard.tsx";
import { ParameterCard } from "./parameter-card.tsx";

/** The dated parameters and published statistics, and the way to enter a gazetted value. */
export function Standards({ book, chosen }: { book: PolicyBook; chosen: string | undefined }) {
  const { t } = useTranslation("policy");
  const may = useMay();
  const [entering, setEntering] = useState<Entering>();
  const enter = may("policy.enterStandard") ? setEntering : undefined;
  const parameters = book.parameters.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  return (
    <div className="stack">
      {parameters.length === 0 && <EmptyState title={t("noParameters")} />}
      {parameters.map((parameter) => (
        <ParameterCard key={parameter.id} parameter={parameter} onEnter={enter} />
      ))}
      {book.series.map((series) => (
        <SeriesCard key={series.id} series={series} onEnter={enter} />
      ))}
      {entering && <EnterStandard entering={entering} onClose={() => setEntering(undefined)} />}
    </div>
  );
}

type SeriesProps = {
  series: PolicyBook["series"][number];
  onEnter: ((entering: Entering) => void) | undefined;
};

function SeriesCard({ series, onEnter }: SeriesProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return (
    <article className="card stack">
      <h3>{say(series.name)}</h3>
      {series.values.length === 0 ? (
        <p className="quiet">{t("noFigures")}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("year")}</th>
              <th scope="col" className="numeric">
                {t("figure")}
              </th>
              <th scope="col">{t("documentNumber")}</th>
              <th scope="col">{t("enteredBy")}</th>
            </tr>
          </thead>
          <tbody>
            {series.values.map(({ year, value, documentNumber, enteredBy }) => (
              <tr key={year}>
                <td>{year}</td>
                <td className="numeric">{value}</td>
                <td>{documentNumber}</td>
                <td>{enteredBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {onEnter && (
        <div className="actions">
          <Button onClick={() => onEnter({ kind: "series", id: series.id, name: series.name })}>
            {t("enterFigure")}
          </Button>
        </div>
      )}
    </article>
  );
}
