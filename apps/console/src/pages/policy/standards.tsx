import type { PolicyBook } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type OnEnter, useEntering } from "./entering.tsx";
import { ParameterCard } from "./parameter-card.tsx";
import { SettingCard } from "./setting-card.tsx";

/** The dated parameters, published statistics and the bureau's own settings, and the way to enter each. */
export function Standards({ book, chosen }: { book: PolicyBook; chosen: string | undefined }) {
  const { t } = useTranslation("policy");
  const { onEnter, dialog } = useEntering();
  const first = <T extends { id: string }>(rows: readonly T[]): T[] =>
    rows.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  const isSetting = book.settings.some(({ id }) => id === chosen);
  const settings = first(book.settings).map((setting) => (
    <SettingCard key={setting.id} setting={setting} onEnter={onEnter} />
  ));
  return (
    <div className="stack">
      {isSetting && settings}
      {book.parameters.length === 0 && <EmptyState title={t("noParameters")} />}
      {first(book.parameters).map((parameter) => (
        <ParameterCard key={parameter.id} parameter={parameter} series={book.series} onEnter={onEnter} />
      ))}
      {book.series.map((series) => (
        <SeriesCard key={series.id} series={series} onEnter={onEnter} />
      ))}
      {!isSetting && settings}
      {dialog}
    </div>
  );
}

type SeriesProps = {
  series: PolicyBook["series"][number];
  onEnter: OnEnter;
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
