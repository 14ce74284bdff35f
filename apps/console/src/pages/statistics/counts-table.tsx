import { Link } from "@tanstack/react-router";
import { type PackReport, type RowCount, uncertainRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

type Line = { division: string; name: string; counts: PackReport["total"]; isTotal?: true };
const hasAny = ({ counts }: Pick<Line, "counts">) =>
  Object.values(counts).some(({ yes, open }) => yes + open > 0);
const NONE: RowCount = { yes: 0, open: 0 };

/** A number that opens the list of its children, and those of whom too little is known. */
function Cell({ report, row, line }: { report: PackReport; row: PackReport["rows"][number]; line: Line }) {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  const { yes, open } = line.counts[row.id] ?? NONE;
  const key = `${report.id}.${row.id}`;
  const to = (filter: string, count: number, words: string) => {
    if (!report.opens || count === 0) return words;
    const label = t("children", { row: say(row.title), place: line.name, n: words });
    return (
      <Link to="/children" search={{ row: filter, area: line.division }} aria-label={label}>
        {words}
      </Link>
    );
  };
  return (
    <span>
      {to(key, yes, yes.toLocaleString("en-US"))}
      {open > 0 && (
        <small className="quiet">
          {" "}
          {to(uncertainRow(key), open, t("open", { n: open.toLocaleString("en-US") }))}
        </small>
      )}
    </span>
  );
}

/** What the report's rules count, by the places of the area. */
export function CountsTable({ report }: { report: PackReport }) {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  const rows = report.rows.filter(({ counted }) => counted);
  if (rows.length === 0 || !report.opens) return null;
  const { countedOn, recounting, withoutRestricted, area, total, places } = report;
  const columns: Column<Line>[] = [
    {
      key: "place",
      title: t("place"),
      head: true,
      render: ({ name, isTotal }) => (isTotal ? <strong>{name}</strong> : name),
    },
    ...rows.map(
      (row): Column<Line> => ({
        key: row.id,
        title: say(row.title),
        numeric: true,
        render: (line) => <Cell report={report} row={row} line={line} />,
      }),
    ),
  ];
  const day = countedOn && (countedOn.from === countedOn.to ? "countedOn" : "countedBetween");
  const [some, none] = [places.filter(hasAny), places.filter((place) => !hasAny(place))];
  const lines: Line[] = [{ division: area.code, name: t("total"), counts: total, isTotal: true }, ...some];
  return (
    <section className="card stack">
      <h2>{t("counts")}</h2>
      <p className="quiet">
        {countedOn && day
          ? t(day, { on: countedOn.to, from: countedOn.from, to: countedOn.to })
          : t("noFiles")}
        {countedOn && `　${t("openAbout")}`}
        {withoutRestricted && `　${t("withoutRestricted")}`}
      </p>
      {recounting && <p role="status">{t("recounting")}</p>}
      <RecordTable
        label={t("counts")}
        rows={lines}
        columns={columns}
        rowKey={({ division, isTotal }) => (isTotal ? "total" : division)}
        empty={null}
      />
      {none.length > 0 && (
        <p className="quiet">{t("zero", { places: none.map(({ name }) => name).join("、") })}</p>
      )}
    </section>
  );
}
