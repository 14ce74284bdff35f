import type { AllowanceOut, Bilingual, VisitChanges } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

const yuan = (fen: number) =>
  `¥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

function useAllowance() {
  const { t } = useTranslation("children");
  const { say } = useLanguage();
  return ({ status, name, fen }: AllowanceOut) =>
    [t(`allowance.${status}`), name && say(name), fen !== null && yuan(fen)].filter(Boolean).join(" ");
}

/** What a visit changed in what is decided, in a few sentences. */
export function ChangesOfVisit({ changes: { gained, lost, allowance, needs } }: { changes: VisitChanges }) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const shown = useAllowance();
  const names = (titles: readonly Bilingual[]) => titles.map(say).join(t("comma"));
  const quiet =
    gained.length === 0 && lost.length === 0 && allowance === null && needs.before === needs.after;
  return (
    <ul className="changes">
      {quiet && <li>{t("result.same")}</li>}
      {gained.length > 0 && <li>✓ {t("result.gained", { names: names(gained) })}</li>}
      {lost.length > 0 && <li>✕ {t("result.lost", { names: names(lost) })}</li>}
      {allowance && (
        <li>
          <strong>
            {t("result.allowance", { before: shown(allowance.before), after: shown(allowance.after) })}
          </strong>
        </li>
      )}
      {needs.before !== needs.after && (
        <li className="quiet">
          {needs.after === 0
            ? t("result.needsNone")
            : t("result.needs", { n: needs.after, before: needs.before })}
        </li>
      )}
    </ul>
  );
}
