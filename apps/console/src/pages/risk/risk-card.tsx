import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ChildRisk, RiskAssessmentOut } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { CriteriaMark, useCriteriaMark } from "./criteria-mark.tsx";
import { RiskTag } from "./risk-tag.tsx";

function NextDay({ risk: { reassessOn, today } }: { risk: ChildRisk }) {
  const { t } = useTranslation("risk");
  if (!reassessOn) return <span className="quiet">{t("card.noNext")}</span>;
  if (reassessOn < today) return <span className="danger">{t("card.overdue", { date: reassessOn })}</span>;
  return <span>{t("card.next", { date: reassessOn })}</span>;
}

function Assessment({ one, scheme }: { one: RiskAssessmentOut; scheme: ChildRisk["scheme"] }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const mark = useCriteriaMark();
  const level = scheme.levels.find((known) => known.level === one.level);
  const proposed = scheme.levels.find((known) => known.level === one.score?.level);
  return (
    <li className="stack">
      <div className="actions">
        <strong className="figure">{one.on}</strong>
        {level ? <RiskTag level={level} /> : t("level", { level: one.level })}
        <span className="quiet">
          {[
            one.by && t("by", { name: one.by }),
            one.answers.length > 0 ? mark(one, scheme.source !== null) : t("missing"),
            one.score && t("score", { score: one.score.score }),
            proposed && proposed.level !== one.level && t("proposes", { title: say(proposed.title) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <p>{one.reasons}</p>
      {one.measures && (
        <p>
          <span className="quiet">{t("measures")}</span> {one.measures}
        </p>
      )}
      {one.answers.length > 0 && (
        <details>
          <summary>{t("answers")}</summary>
          <ul>
            {one.answers.map(({ text, answer }) => (
              <li key={text}>
                {text} — {t(`answer.${answer}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** A child's level of risk: the one in force, when it is assessed again, and all there were. */
export default function RiskCard({ file: { id } }: CaseworkCardProps) {
  const { t } = useTranslation("risk");
  const trpc = useTRPC();
  const may = useMay();
  const risk = useQuery(trpc.risk.ofChild.queryOptions({ childId: id }));
  if (risk.isPending) return <Waiting />;
  if (!risk.data) return <ErrorNotice error={risk.error} onRetry={() => void risk.refetch()} />;
  const { scheme, criteria, assessments, open } = risk.data;
  const level = scheme.levels.find((one) => one.level === risk.data.level);
  return (
    <section className="card stack" aria-labelledby="risk-card">
      <header className="page-header">
        <h2 id="risk-card">{t("card.title")}</h2>
        <div className="actions">
          <Link to="/risk/criteria">{t(may("risk.setCriteria") && !criteria ? "enter" : "open")}</Link>
          {open && may("risk.assess") && (
            <Link to="/risk/new" search={{ child: id }}>
              <Button type="primary" tabIndex={-1}>
                {t("assess")}
              </Button>
            </Link>
          )}
        </div>
      </header>
      {level ? (
        <div className="actions">
          <RiskTag level={level} />
          <NextDay risk={risk.data} />
        </div>
      ) : (
        <p>{t("card.none")}</p>
      )}
      {level && assessments.length === 0 && <p className="quiet">{t("card.said")}</p>}
      <CriteriaMark scheme={scheme} criteria={criteria} />
      {assessments.length > 0 && (
        <ul className="stack" aria-label={t("card.history")}>
          {assessments.map((one) => (
            <Assessment key={one.id} one={one} scheme={scheme} />
          ))}
        </ul>
      )}
    </section>
  );
}
