import type { Reason } from "@tongyou/core/schemas";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { yuanOf } from "../money.tsx";
import type { Why, WhyTarget } from "./why.ts";

/** How many lines fit on half a page. */
const LINES = 8;

/** The lines a guardian needs: what carries a clause or names a fact, along the branches that decided. */
function mainReasons(reason: Reason): Reason[] {
  const children = reason.children ?? [];
  const deciding = children.filter((child) => reason.holds === false || child.holds !== false);
  const below = (deciding.length > 0 ? deciding : children).flatMap(mainReasons);
  const telling = reason.clauses?.length || reason.fact || reason.review;
  return [...(telling ? [reason] : []), ...below].slice(0, LINES);
}

const MARKS = new Map([
  [true, "✓"],
  [false, "✗"],
  [null, "?"],
]);

/** Half a page for the guardian. Seen on paper only. */
export function WhyPaper({ target, why }: { target: WhyTarget; why: Why }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const { tenant } = useMe();
  const { explanation, pack } = why;
  const { allowance } = explanation;
  return createPortal(
    <article className="why-paper">
      <h1>{t("paper.title")}</h1>
      <p>{tenant?.name}</p>
      <p>
        {t("paper.child")}：{target.name}
        {target.divisionName && `　${t("paper.division")}：${target.divisionName}`}　{t("paper.on")}：
        {explanation.on}
      </p>
      <p className="why-paper-answer">
        {say(explanation.sentence)}
        {allowance.fen !== undefined && (
          <strong>
            {" "}
            {t(allowance.status === "atLeast" ? "atLeast" : "perMonth", { amount: yuanOf(allowance.fen) })}
          </strong>
        )}
      </p>
      <h2>{t("paper.mainReasons")}</h2>
      <ul>
        {mainReasons(allowance.reason).map((reason) => (
          <li key={`${reason.text.zh} ${reason.clauses?.join() ?? ""}`}>
            {MARKS.get(reason.holds)} {say(reason.text)} {reason.clauses?.join(" ")}
          </li>
        ))}
      </ul>
      {explanation.needs.length > 0 && (
        <>
          <h2>{t("paper.ask")}</h2>
          <ul>
            {explanation.needs.slice(0, 5).map(({ fact, question }) => (
              <li key={fact}>□ {say(question)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t("paper.note")}</p>
      <p className="why-paper-signatures">
        <span>{t("paper.staff")}</span>
        <span>{t("paper.guardian")}</span>
        <span>{t("paper.date")}</span>
      </p>
      <p>
        {t("paper.pack")} {pack.id} {pack.version}
      </p>
    </article>,
    document.body,
  );
}
