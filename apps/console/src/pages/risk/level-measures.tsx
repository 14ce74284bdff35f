import type { RiskDesk, RiskMeasure } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { RiskTag } from "./risk-tag.tsx";

/** What the bureau does at each level of risk; a plan takes it over. */
export function LevelMeasures({ desk: { scheme, measures, categories, kinds } }: { desk: RiskDesk }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const titleIn = (list: RiskDesk["categories"], id: string | null) => {
    const found = list.find((one) => one.id === id);
    return found && say(found.title);
  };
  const columns: Column<RiskMeasure>[] = [
    {
      key: "level",
      title: t("byLevel.level"),
      head: true,
      render: ({ level }) => {
        const found = scheme.levels.find((one) => one.level === level);
        return found ? <RiskTag level={found} /> : level;
      },
    },
    {
      key: "category",
      title: t("byLevel.category"),
      render: ({ category }) => titleIn(categories, category) ?? t("byLevel.all"),
    },
    {
      key: "what",
      title: t("byLevel.what"),
      render: ({ kind, what }) => [titleIn(kinds, kind), what].filter(Boolean).join(" · "),
    },
    {
      key: "days",
      title: t("byLevel.workingDays"),
      numeric: true,
      render: ({ workingDays }) =>
        workingDays === null ? t("byLevel.noTerm") : t("byLevel.days", { n: workingDays }),
    },
  ];
  const rows = (measures?.measures ?? []).toSorted((a, b) => a.level - b.level);
  return (
    <section className="card stack" aria-labelledby="level-measures">
      <h2 id="level-measures">{t("byLevel.title")}</h2>
      <p className="quiet">{t("byLevel.about")}</p>
      {measures && (
        <p className="quiet">
          {t("byLevel.entered", {
            date: measures.from,
            name: measures.enteredBy,
            document: measures.documentNumber ?? t("byLevel.noDocument"),
          })}
        </p>
      )}
      <RecordTable
        label={t("byLevel.title")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("byLevel.none")} next={t("byLevel.noneNext")} />}
      />
    </section>
  );
}
