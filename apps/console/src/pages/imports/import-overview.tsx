import type { ImportSummary } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { StackedBar } from "../../parts/stacked-bar.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { RowFilter } from "./import-search.ts";

const PARTS = [
  { key: "new", colour: "#0f766e" },
  { key: "changed", colour: "#3b82a0" },
  { key: "unchanged", colour: "#b9c4c1" },
  { key: "rejected", colour: "#b42318" },
] as const;

/** How many kinds of problem show before the rest is unfolded. */
const FIRST = 7;

function Problems({ problems }: Pick<ImportSummary, "problems">) {
  const { t } = useTranslation("imports");
  const { say } = useLanguage();
  return (
    <ul className="import-problems">
      {problems.map(({ code, severity, rows, title }) => (
        <li key={code}>
          <span>
            <Tag color={severity === "rejected" ? "red" : "gold"}>{t(`problems.${severity}`)}</Tag>
            {say(title)}
          </span>
          <span className="figure">{t("problems.rows", { n: rows })}</span>
        </li>
      ))}
    </ul>
  );
}

type Props = { summary: ImportSummary; onFilter: (filter: RowFilter) => void };

/** What the ledger holds at a glance: columns, rows by what becomes of them, problems by kind. */
export function ImportOverview({ summary, onFilter }: Props) {
  const { t } = useTranslation("imports");
  const { counts, columns, problems } = summary;
  // What is not taken over comes first: it is what the clerk has to mend.
  const ordered = [
    ...problems.filter(({ severity }) => severity === "rejected"),
    ...problems.filter(({ severity }) => severity === "warned"),
  ];
  return (
    <div className="import-overview">
      <section className="card stack">
        <h2>{t("bar.title", { rows: counts.rows })}</h2>
        <StackedBar
          label={t("bar.label", counts)}
          parts={PARTS.map(({ key, colour }) => ({
            key,
            colour,
            label: t(`change.${key}`),
            count: counts[key],
          }))}
        />
        <ul className="import-legend">
          {PARTS.map(({ key, colour }) => (
            <li key={key}>
              <button type="button" onClick={() => onFilter(key)}>
                <i style={{ background: colour }} />
                {t(`change.${key}`)} <Count of={counts[key]} />
              </button>
            </li>
          ))}
        </ul>
        {counts.warned > 0 && (
          <p>
            <button type="button" className="link" onClick={() => onFilter("warned")}>
              {t("bar.warned", { n: counts.warned })}
            </button>
          </p>
        )}
        {counts.absent > 0 && (
          <p>
            {t("absent.title", { n: counts.absent })}
            <br />
            <span className="quiet">{t("absent.hint")}</span>
          </p>
        )}
        <p className="quiet">
          {t("columns.recognised", { n: columns.recognised })}；
          {columns.unknown.length === 0
            ? t("columns.allKnown")
            : `${t("columns.unknown", { n: columns.unknown.length })}${columns.unknown.join("、")}`}{" "}
          {counts.skipped > 0 && t("columns.skipped", { n: counts.skipped })}
        </p>
      </section>
      <section className="card stack">
        <h2>{t("problems.title")}</h2>
        {problems.length === 0 && <p className="quiet">{t("problems.none")}</p>}
        <Problems problems={ordered.slice(0, FIRST)} />
        {ordered.length > FIRST && (
          <details>
            <summary>{t("problems.more", { n: ordered.length - FIRST })}</summary>
            <Problems problems={ordered.slice(FIRST)} />
          </details>
        )}
      </section>
    </div>
  );
}
