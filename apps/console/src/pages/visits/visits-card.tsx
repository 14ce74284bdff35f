import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import PlanDialog from "./plan-dialog.tsx";
import { useCadenceText } from "./use-cadence-text.ts";
import { VisitTable } from "./visit-table.tsx";
import "./visits.css";

/** The visits of a child in its file: the next one with its rule, and what took place. */
export default function VisitsCard({ file: { id, status } }: CaseworkCardProps) {
  const { t } = useTranslation("visits");
  const { why } = useCadenceText();
  const trpc = useTRPC();
  const may = useMay();
  const [planning, setPlanning] = useState(false);
  const visits = useQuery(trpc.visits.ofChild.queryOptions({ childId: id }));
  if (visits.isPending) return <Waiting />;
  if (!visits.data) return <ErrorNotice error={visits.error} onRetry={() => void visits.refetch()} />;
  const { plan } = visits.data;
  const open = status === "active";
  return (
    <section className="card stack" aria-labelledby="visits-card">
      <header className="page-header">
        <h2 id="visits-card">{t("card.title")}</h2>
        {open && (
          <div className="actions">
            {may("visits.plan") && <Button onClick={() => setPlanning(true)}>{t("plan.button")}</Button>}
            {may("visits.record") && (
              <Link to="/visits/new" search={{ child: id }}>
                <Button type="primary" tabIndex={-1}>
                  {t("newVisit")}
                </Button>
              </Link>
            )}
          </div>
        )}
      </header>
      {open && (
        <p>
          {t("card.next")} <strong className="figure">{plan.due ?? "—"}</strong> · {why(plan)}{" "}
          {plan.basis !== "appointment" && plan.cadence?.clause && <ClauseChip no={plan.cadence.clause} />}
          {plan.worker && ` · ${t("card.worker", { name: plan.worker })}`}
          {plan.verifiedOn && ` · ${t("card.lastVerified", { date: plan.verifiedOn })}`}
        </p>
      )}
      <VisitTable
        ofChild
        label={t("card.history")}
        rows={visits.data.visits}
        empty={<p className="quiet">{t("card.none")}</p>}
      />
      {planning && <PlanDialog childIds={[id]} onClose={() => setPlanning(false)} />}
    </section>
  );
}
