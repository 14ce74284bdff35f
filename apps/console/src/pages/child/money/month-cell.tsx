import { hasStory, type KnownMonth, type MoneyMonth } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money } from "../../../parts/money.tsx";
import { useLanguage } from "../../../shell/language.ts";
import { LeftOut } from "../../children/left-out.tsx";
import { MoneyState } from "./money-state.tsx";

/** What was added or taken by approved corrections, in fen. */
const correctedBy = ({ corrections }: KnownMonth): number =>
  corrections.reduce((sum, { state, fen }) => (state === "approved" ? sum + fen : sum), 0);

function Known({ month }: { month: KnownMonth }) {
  const { t } = useTranslation("money");
  const { say } = useLanguage();
  const corrected = correctedBy(month);
  const waits = month.corrections.some(({ state }) => state === "proposed");
  return (
    <>
      {(month.dueFen !== 0 || month.paidFen !== 0) && <Money fen={month.dueFen} />}
      {month.lines.map(({ class: rate, className }) => (
        <span key={rate} className="quiet">
          {say(className)}
        </span>
      ))}
      {corrected !== 0 && (
        <span className="quiet">
          {t("corrected")} <Money fen={corrected} signed />
        </span>
      )}
      {waits && <span className="quiet">{t("proposed")}</span>}
      <MoneyState state={month.state} />
    </>
  );
}

/** One month of the grid: what was due and where it stands; opens all that is known of it. */
export function MonthCell({
  name,
  month,
  onOpen,
}: {
  name: string;
  month: MoneyMonth | undefined;
  onOpen: (month: MoneyMonth) => void;
}) {
  const { t } = useTranslation("money");
  const head = <span className="quiet">{name}</span>;
  if (!month || (!hasStory(month) && month.award === null))
    return (
      <div className="month-cell month-empty">
        {head}
        <span className="quiet">—</span>
      </div>
    );
  const told = month.restricted ? undefined : month;
  return (
    <button
      type="button"
      className="month-cell month-told"
      aria-label={t("story", { month: month.month })}
      onClick={() => onOpen(month)}
    >
      {head}
      {told ? <Known month={told} /> : <LeftOut why="restricted" />}
    </button>
  );
}
