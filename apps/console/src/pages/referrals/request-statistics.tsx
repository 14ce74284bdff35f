import type { RequestStatistics as Row } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";

const sum = (rows: readonly Row[], key: "taken" | "finished"): number =>
  rows.reduce((total, row) => total + row[key], 0);

/** What families asked for in a span of days, by how it came in. */
export function RequestStatistics({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation("referrals");
  const columns: Column<Row>[] = [
    {
      key: "source",
      title: t("statistics.source"),
      head: true,
      render: ({ source }) => t(`source.${source}`),
    },
    { key: "taken", title: t("statistics.taken"), numeric: true, render: ({ taken }) => taken },
    { key: "finished", title: t("statistics.finished"), numeric: true, render: ({ finished }) => finished },
    {
      key: "open",
      title: t("statistics.open"),
      numeric: true,
      render: ({ taken, finished }) => taken - finished,
    },
    {
      key: "days",
      title: t("statistics.familyDays"),
      numeric: true,
      render: ({ medianDays }) => medianDays ?? "—",
    },
  ];
  const [taken, finished] = [sum(rows, "taken"), sum(rows, "finished")];
  return (
    <section className="stack" aria-labelledby="families">
      <h2 id="families">{t("statistics.families")}</h2>
      <RecordTable
        label={t("statistics.families")}
        rows={rows}
        columns={columns}
        rowKey={({ source }) => source}
        empty={<p className="quiet">{t("statistics.familiesNone")}</p>}
      />
      {rows.length > 1 && (
        <p>
          {t("statistics.all")}: {t("statistics.taken")} {taken} · {t("statistics.finished")} {finished} ·{" "}
          {t("statistics.open")} {taken - finished}
        </p>
      )}
    </section>
  );
}
