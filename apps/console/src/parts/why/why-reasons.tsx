import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { yuanOf } from "../money.tsx";
import { ReasonList } from "./reason-tree.tsx";
import type { Why } from "./why.ts";
import { WhyCategories } from "./why-answers.tsx";
import "./why.css";

/** The state of the allowance in one line: what, how much, of which class. */
function AllowanceLine({ allowance }: { allowance: Why["explanation"]["allowance"] }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const amount = allowance.fen === undefined ? undefined : yuanOf(allowance.fen);
  return (
    <p className="why-allowance">
      <strong>{say(allowance.name)}</strong>
      <span>{t(`status.${allowance.status}`)}</span>
      {amount !== undefined && (
        <strong className="figure">
          {t(allowance.status === "atLeast" ? "atLeast" : "perMonth", { amount })}
        </strong>
      )}
    </p>
  );
}

/** The allowance with its reasons and working, then categories, groups and entitlements, then what would change it. */
export function WhyReasons({ explanation }: { explanation: Why["explanation"] }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  return (
    <>
      <section>
        <h3>{t("sections.allowance")}</h3>
        <AllowanceLine allowance={explanation.allowance} />
        <ReasonList reasons={[explanation.allowance.reason]} />
        {explanation.allowance.working.length > 0 && (
          <>
            <h4>{t("sections.working")}</h4>
            <ol className="why-working">
              {explanation.allowance.working.map((step) => (
                <li key={step.zh}>{say(step)}</li>
              ))}
            </ol>
          </>
        )}
      </section>
      <WhyCategories explanation={explanation} />
      <section>
        <h3>{t("sections.wouldChange")}</h3>
        {explanation.wouldChange.length === 0 && (
          <p className="quiet">{t(explanation.restricted ? "restrictedPart" : "noWouldChange")}</p>
        )}
        <ul className="why-changes">
          {explanation.wouldChange.map(({ fact, text }) => (
            <li key={`${fact} ${text.zh}`}>{say(text)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
