import type { TrialOutlook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Money } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";

/** What a trial changes, a line each: before and after, with the clause. */
export function ChangeLines({ outlook }: { outlook: TrialOutlook }) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const { amounts, readings, packs } = outlook;
  const amount = (fen: number | null) => (fen === null ? t("result.unknown") : <Money fen={fen} />);
  const version = ({ version, hash }: TrialOutlook["packs"]["before"]) =>
    t("result.version", { version, hash: hash.slice(0, 8) });
  return (
    <ul className="change-lines">
      {amounts.map(({ parameter, name, clause, before, after }) => (
        <li key={parameter}>
          {say(name)} <ClauseChip no={clause} /> {amount(before)} → {amount(after)}{" "}
          {before !== null && after !== null && (
            <span className="quiet">
              (<Money fen={after - before} signed />)
            </span>
          )}
        </li>
      ))}
      {readings.map(({ reading, clause, text, before, after }) => (
        <li key={reading}>
          {say(text)} <ClauseChip no={clause} /> {say(before)} → {say(after)}
        </li>
      ))}
      {packs.before.hash !== packs.after.hash && (
        <li>
          {t("result.pack")} {version(packs.before)} → {version(packs.after)}
        </li>
      )}
    </ul>
  );
}
