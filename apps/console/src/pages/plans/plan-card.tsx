import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { PlanContent } from "./plan-content.tsx";
import { PlanDemand } from "./plan-demand.tsx";
import "./plans.css";

/** A child's plan in its file: the version in force, or whether one is demanded. */
export default function PlanCard({ file: { id } }: CaseworkCardProps) {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const may = useMay();
  const plan = useQuery(trpc.plans.ofChild.queryOptions({ childId: id }));
  if (plan.isPending) return <Waiting />;
  if (!plan.data) return <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  const { child, versions, today } = plan.data;
  const [newest] = versions;
  const inForce = newest?.ended === null ? newest : undefined;
  const mayChange = child.open && may("plans.save");
  return (
    <section className="card stack" aria-labelledby="plan-card">
      <header className="page-header">
        <h2 id="plan-card">
          {t("title")}
          {inForce && <span className="quiet"> · {t("version", { n: inForce.number })}</span>}
        </h2>
        <div className="actions">
          {newest && (
            <Link to="/plans/$child" params={{ child: id }}>
              {t("open")}
            </Link>
          )}
          {mayChange && (
            <Link to="/plans/$child/edit" params={{ child: id }}>
              <Button type={inForce ? "default" : "primary"} tabIndex={-1}>
                {t(inForce ? "revise" : "make")}
              </Button>
            </Link>
          )}
        </div>
      </header>
      <PlanDemand plan={plan.data} />
      {inForce ? (
        <PlanContent version={inForce} childId={id} today={today} mayAct={mayChange} />
      ) : (
        <p>{t("none")}</p>
      )}
    </section>
  );
}
