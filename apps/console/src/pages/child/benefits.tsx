import { type ChildFile, lastDayOf } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money } from "../../parts/money.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { LeftOut } from "../children/left-out.tsx";
import { usePackNames } from "../children/use-pack-names.ts";

type Line = ChildFile["months"][number];
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;

/** One month: what was fixed, or nothing; opens its reasons. */
function Cell({
  month,
  lines,
  onWhy,
}: {
  month: string;
  lines: Line[];
  onWhy: ((on: string) => void) | undefined;
}) {
  const { t } = useTranslation("child");
  const { className } = usePackNames();
  const name = t("benefits.months", { n: Number(month.slice(5)) });
  const body = (
    <>
      <span className="quiet">{name}</span>
      {lines.length === 0 && <span className="quiet">—</span>}
      {lines.map((line) => (
        <span key={line.benefit}>
          {line.class === null ? <LeftOut why="restricted" /> : <Money fen={line.fen} />}
          <br />
          <span className="quiet">{line.class !== null && className(line.class)}</span>
        </span>
      ))}
    </>
  );
  if (lines.length === 0 || !onWhy) return <div className="month-cell">{body}</div>;
  return (
    <button
      type="button"
      className="month-cell month-paid"
      title={t("benefits.why", { month })}
      onClick={() => onWhy(lastDayOf(month))}
    >
      {body}
    </button>
  );
}

/** What was paid in a year; an amount left out is left out of no sum. */
function YearTotal({ lines }: { lines: readonly Line[] }) {
  const amounts = lines.map(({ fen }) => fen);
  if (amounts.includes(null)) return <LeftOut why="restricted" />;
  return <Money fen={amounts.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)} />;
}

/** 待遇: the fixed months as a grid, a year a row, and the choices named people made for this child. */
export function Benefits({ file, onWhy }: { file: ChildFile; onWhy: ((on: string) => void) | undefined }) {
  const { t } = useTranslation("child");
  const { clauseOf } = usePackNames();
  const { text } = useFactText();
  const chosen = (value: string) =>
    value === "yes" || value === "no" ? t(`benefits.chosen.${value}`) : text("benefitsDrawn", [value]);
  const years = [...new Set(file.months.map(({ month }) => month.slice(0, 4)))].sort().reverse();
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t("benefits.title")}</h2>
        {years.length === 0 && <EmptyState title={t("benefits.empty")} next={t("benefits.emptyHint")} />}
        {years.map((year) => {
          const lines = file.months.filter(({ month }) => month.startsWith(year));
          return (
            <div key={year}>
              <h3>
                {t("benefits.total", { year })} <YearTotal lines={lines} />
              </h3>
              <div className="month-grid">
                {MONTHS.map((month) => (
                  <Cell
                    key={month}
                    month={`${year}-${month}`}
                    lines={lines.filter((line) => line.month === `${year}-${month}`)}
                    onWhy={onWhy}
                  />
                ))}
              </div>
            </div>
          );
        })}
      </section>
      {file.choices.length > 0 && (
        <section className="card stack">
          <h2>{t("benefits.choices")}</h2>
          <ul className="child-lines">
            {file.choices.map((choice) => (
              <li key={`${choice.clause} ${choice.at}`}>
                <span>
                  <ClauseChip no={clauseOf(choice.clause)} />{" "}
                  {t("benefits.choice", {
                    by: choice.by,
                    at: instantText(choice.at).slice(0, 10),
                    chosen: chosen(choice.chosen),
                  })}
                  <br />
                  <span className="quiet">{choice.reason}</span>
                </span>
                <span className="quiet">{t("benefits.choiceFrom", { month: choice.fromMonth })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
