import type { Filing, PackReport } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

type Row = PackReport["rows"][number];

/** What one filing says: each figure with its source, and the counts as they were fixed. */
export function FilingLines({ filing, rows }: { filing: Filing; rows: readonly Row[] }) {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  const byHand = rows.filter(({ counted }) => !counted);
  const counted = rows.filter(({ counted: isCounted, id }) => isCounted && filing.counts[id] !== undefined);
  const columns: Column<Row>[] = [
    { key: "row", title: t("row"), head: true, render: ({ title }) => say(title) },
    {
      key: "value",
      title: t("value"),
      render: ({ id }) => filing.entries[id]?.value ?? <span className="quiet">{t("missing")}</span>,
    },
    { key: "source", title: t("source"), render: ({ id }) => filing.entries[id]?.source ?? "—" },
  ];
  return (
    <>
      {byHand.length > 0 && (
        <RecordTable
          label={t("entries")}
          rows={byHand}
          columns={columns}
          rowKey={({ id }) => id}
          empty={null}
        />
      )}
      {counted.length > 0 && filing.countedOn && (
        <p>
          <span className="quiet">{t("frozen", { on: filing.countedOn })}</span>{" "}
          {counted.map(({ id, title }) => `${say(title)} ${filing.counts[id]?.yes ?? 0}`).join(" · ")}
        </p>
      )}
      {filing.note && (
        <p>
          <span className="quiet">{t("note")}</span> {filing.note}
        </p>
      )}
      <p className="quiet">
        {t("filedBy", { by: filing.by ?? "—", at: instantText(filing.at), number: filing.number })}
      </p>
    </>
  );
}

/** What was handed in here for the period: the newest in full, those before folded away. */
export function OwnFilings({ report: { filings, rows } }: { report: PackReport }) {
  const { t } = useTranslation("statistics");
  const [newest, ...before] = filings;
  return (
    <section className="card stack">
      <h2>{t("entries")}</h2>
      {newest ? <FilingLines filing={newest} rows={rows} /> : <p className="quiet">{t("noEntries")}</p>}
      {before.length > 0 && (
        <details>
          <summary>{t("earlierFilings")}</summary>
          {before.map((filing) => (
            <FilingLines key={filing.number} filing={filing} rows={rows} />
          ))}
        </details>
      )}
    </section>
  );
}

/** What places of the area and institutions handed in for the period. */
export function FilingsBelow({ report: { below, rows, opens } }: { report: PackReport }) {
  const { t } = useTranslation("statistics");
  if (below.length === 0) return opens ? <p className="quiet">{t("belowNone")}</p> : null;
  return (
    <section className="card stack">
      <h2>{t("below")}</h2>
      {below.map((filing) => (
        <details key={`${filing.place.code} ${filing.institution?.id ?? ""}`}>
          <summary>
            {filing.institution?.name ?? filing.place.name}{" "}
            <span className="quiet">
              {filing.by ?? "—"} {instantText(filing.at)}
            </span>
          </summary>
          <FilingLines filing={filing} rows={rows} />
        </details>
      ))}
    </section>
  );
}
