import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { PlanVersion } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { FinishDialog } from "./finish-dialog.tsx";
import { PlanContent } from "./plan-content.tsx";
import { PlanDemand } from "./plan-demand.tsx";
import "./plans.css";

function useHeadline() {
  const { t } = useTranslation("plans");
  return ({ number, ended }: PlanVersion): string => {
    const version = t("version", { n: number });
    if (!ended) return `${version} · ${t("current")}`;
    const date = ended.at.slice(0, 10);
    const how =
      ended.how === "revised" ? t("revised", { date }) : t("finished", { date, reason: ended.reason });
    return `${version} · ${how}`;
  };
}

/** A child's plan: the version in force, its signed copies, and the versions before. */
export default function PlanPage() {
  const { t } = useTranslation("plans");
  const { child: childId } = useParams({ from: "/frame/plans/$child" });
  const trpc = useTRPC();
  const may = useMay();
  const headline = useHeadline();
  const [finishing, setFinishing] = useState(false);
  const plan = useQuery(trpc.plans.ofChild.queryOptions({ childId }));
  const print = useMutation(trpc.plans.print.mutationOptions({ onSuccess: saveFile }));
  if (plan.isPending) return <Waiting />;
  if (!plan.data) return <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  const { child, versions, today } = plan.data;
  const [newest, ...earlier] = versions;
  const inForce = newest?.ended === null ? newest : undefined;
  const mayChange = child.open && may("plans.save");
  return (
    <div className="stack">
      <PageHeader
        title={`${t("title")} · ${child.name}`}
        about={
          <>
            {child.divisionName} ·{" "}
            <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
              {t("file")}
            </Link>
          </>
        }
        actions={
          <>
            {newest && may("plans.print") && (
              <Button loading={print.isPending} onClick={() => print.mutate({ id: newest.id })}>
                {t("print")}
              </Button>
            )}
            {inForce && mayChange && <Button onClick={() => setFinishing(true)}>{t("finish")}</Button>}
            {mayChange && (
              <Link to="/plans/$child/edit" params={{ child: childId }}>
                <Button type="primary" tabIndex={-1}>
                  {t(inForce ? "revise" : "make")}
                </Button>
              </Link>
            )}
          </>
        }
      />
      <ErrorNotice error={print.error} />
      <PlanDemand plan={plan.data} />
      {newest ? (
        <section className="card stack" aria-labelledby="plan-newest">
          <h2 id="plan-newest">{headline(newest)}</h2>
          <p className="quiet">{t("madeBy", { name: newest.madeBy, date: newest.madeAt.slice(0, 10) })}</p>
          <PlanContent
            version={newest}
            childId={childId}
            today={today}
            mayAct={mayChange && inForce !== undefined}
          />
          <Attachments title={t("signed")} ownerKind="carePlan" ownerId={newest.id} mayAdd={mayChange} />
        </section>
      ) : (
        <EmptyState title={t("none")} />
      )}
      {earlier.length > 0 && (
        <section className="card stack" aria-labelledby="plan-earlier">
          <h2 id="plan-earlier">{t("earlier")}</h2>
          {earlier.map((version) => (
            <details key={version.id}>
              <summary>{headline(version)}</summary>
              <PlanContent version={version} childId={childId} today={today} mayAct={false} />
            </details>
          ))}
        </section>
      )}
      {finishing && inForce && <FinishDialog id={inForce.id} onClose={() => setFinishing(false)} />}
    </div>
  );
}
