import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ChildPlan } from "@tongyou/core/schemas";
import { Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { AgreementFields } from "./agreement-fields.tsx";
import { PlanDemand } from "./plan-demand.tsx";
import {
  draftOf,
  emptyGoal,
  emptyService,
  gapsOf,
  type PlanDraft,
  type PlanGap,
  planOf,
  type ServiceDraft,
} from "./plan-draft.ts";
import { ProposedServices } from "./proposed-services.tsx";
import { ServiceFields } from "./service-fields.tsx";
import { usePlanSettled } from "./use-plan-settled.ts";
import "./plans.css";

/** Makes a child's plan or its next version. */
export default function EditPlanPage() {
  const { child: childId } = useParams({ from: "/frame/plans/$child/edit" });
  const trpc = useTRPC();
  // What is filled in stays: it is read again only when somebody asks.
  const plan = useQuery(
    trpc.plans.ofChild.queryOptions({ childId }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (plan.isPending) return <Waiting />;
  if (!plan.data) return <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  return <Form key={plan.data.versions[0]?.number ?? 0} childId={childId} plan={plan.data} />;
}

function Goals({
  goals,
  onChange,
}: {
  goals: PlanDraft["goals"];
  onChange: (goals: PlanDraft["goals"]) => void;
}) {
  const { t } = useTranslation("plans");
  return (
    <section className="card stack" aria-label={t("goals")}>
      <h2>{t("goals")}</h2>
      {goals.map(({ id, text }, i) => (
        <div key={id} className="goal">
          <Input.TextArea
            aria-label={t("edit.goal", { n: i + 1 })}
            placeholder={t("edit.goalHint")}
            autoSize
            maxLength={300}
            value={text}
            onChange={({ target }) =>
              onChange(goals.map((goal) => (goal.id === id ? { id, text: target.value } : goal)))
            }
          />
          {goals.length > 1 && (
            <Button
              type="text"
              aria-label={t("edit.removeGoal", { n: i + 1 })}
              onClick={() => onChange(goals.filter((goal) => goal.id !== id))}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...goals, emptyGoal()])}>{t("edit.addGoal")}</Button>
      </div>
    </section>
  );
}

function useGapName() {
  const { t } = useTranslation("plans");
  return (gap: PlanGap): string => {
    switch (gap.part) {
      case "service":
        return t("edit.serviceParts", { n: gap.n });
      case "reviewOn":
        return t("review");
      case "reason":
        return t("edit.reason");
      default:
        return t(gap.part);
    }
  };
}

function Form({ childId, plan }: { childId: string; plan: ChildPlan }) {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const settled = usePlanSettled();
  const gapName = useGapName();
  const [newest] = plan.versions;
  const base = newest?.number ?? 0;
  const inForce = newest?.ended === null ? newest : undefined;
  const [id] = useState(newFormId);
  const [draft, setDraft] = useState(() => draftOf(inForce));
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changeService = (one: string, part: Partial<ServiceDraft>) =>
    setDraft((before) => ({
      ...before,
      services: before.services.map((service) => (service.id === one ? { ...service, ...part } : service)),
    }));
  const save = useMutation(
    trpc.plans.save.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: "/plans/$child", params: { child: childId } });
        await settled();
      },
    }),
  );
  const gaps = gapsOf(draft, plan, base > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const input = planOf(draft, plan, { id, childId, base });
    if (input && !save.isPending) save.mutate(input);
  };
  const stale = domainErrorOf(save.error)?.code === "stale";
  return (
    <form className="plan-form stack" onSubmit={submit}>
      <PageHeader
        title={t("edit.title", { what: t(inForce ? "revise" : "make"), name: plan.child.name })}
        about={plan.child.divisionName}
      />
      <PlanDemand plan={plan} />
      {base > 0 && (
        <label className="card field" htmlFor="plan-reason">
          <span>{t("edit.reason")}</span>
          <Input
            id="plan-reason"
            maxLength={300}
            value={draft.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        </label>
      )}
      <Goals goals={draft.goals} onChange={(goals) => change({ goals })} />
      {plan.proposed && (
        <ProposedServices
          proposed={plan.proposed}
          services={draft.services}
          onChange={(services) => change({ services })}
        />
      )}
      <section className="card stack" aria-label={t("services")}>
        <h2>{t("services")}</h2>
        {inForce && <p className="quiet">{t("edit.dropping")}</p>}
        {draft.services.map((service, i) => (
          <ServiceFields
            key={service.id}
            n={i + 1}
            service={service}
            plan={plan}
            onChange={(part) => changeService(service.id, part)}
            onRemove={
              draft.services.length > 1
                ? () => change({ services: draft.services.filter((one) => one.id !== service.id) })
                : undefined
            }
          />
        ))}
        <div>
          <Button onClick={() => change({ services: [...draft.services, emptyService()] })}>
            {t("edit.addService")}
          </Button>
        </div>
      </section>
      <section className="card service-parts" aria-label={t("owner")}>
        <label className="field" htmlFor="plan-owner">
          <span>{t("owner")}</span>
          <Select
            id="plan-owner"
            showSearch={{ optionFilterProp: "label" }}
            value={draft.owner ?? null}
            onChange={(owner: string | null) => change({ owner: owner ?? undefined })}
            options={plan.owners.map((one) => ({
              value: one.id,
              label: `${one.name} · ${one.divisionName}`,
            }))}
          />
        </label>
        <label className="field" htmlFor="plan-review">
          <span>{t("review")}</span>
          <DateField id="plan-review" value={draft.reviewOn} onChange={(reviewOn) => change({ reviewOn })} />
        </label>
      </section>
      <AgreementFields draft={draft} onChange={change} />
      <ErrorNotice error={save.error} />
      {stale && (
        <Button
          onClick={() =>
            void queryClient.invalidateQueries({ queryKey: trpc.plans.ofChild.queryKey({ childId }) })
          }
        >
          {t("edit.reload")}
        </Button>
      )}
      {asked && gaps.length > 0 && (
        <p className="caution" role="alert">
          {t("edit.missing", { names: gaps.map(gapName).join("、") })}
        </p>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={save.isPending} disabled={stale}>
        {t("edit.save")}
      </Button>
    </form>
  );
}
