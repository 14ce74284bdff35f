import type { PlanVersion } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shell/session.tsx";
import { PlanServices } from "./plan-services.tsx";
import { PlanSignatures } from "./plan-signatures.tsx";

type Props = { version: PlanVersion; childId: string; today: string; mayAct: boolean };

/** One version of a plan: goals, services, who answers for it, and what the child and the guardian said. */
export function PlanContent({ version, childId, today, mayAct }: Props) {
  const { t } = useTranslation("plans");
  const { child, guardian, owner, reviewOn, ended, reason } = version;
  const may = useMay();
  const signed = version.signatures.some(({ who }) => who === "guardian");
  const late = ended === null && reviewOn < today;
  return (
    <div className="stack">
      {reason && <p>{t("why", { reason })}</p>}
      <div>
        <h3>{t("goals")}</h3>
        <ol className="goals">
          {version.goals.map((goal) => (
            <li key={goal}>{goal}</li>
          ))}
        </ol>
      </div>
      <PlanServices services={version.services} childId={childId} today={today} mayAct={mayAct} />
      <dl className="facts-list">
        <dt>{t("owner")}</dt>
        <dd>{owner.name ?? "—"}</dd>
        <dt>{t("review")}</dt>
        <dd className={late ? "danger figure" : "figure"}>
          {late ? t("overdueSince", { date: reviewOn }) : reviewOn}
        </dd>
        <dt>{t("child")}</dt>
        <dd>{[t(`childView.${child.view}`), child.said].filter(Boolean).join(" · ")}</dd>
        <dt>{t("guardian")}</dt>
        <dd>
          {signed
            ? t("guardianView.signed")
            : [t(`guardianView.${guardian.view}`), guardian.name, guardian.on].filter(Boolean).join(" · ")}
        </dd>
      </dl>
      <PlanSignatures version={version} maySign={mayAct && may("plans.sign")} />
    </div>
  );
}
