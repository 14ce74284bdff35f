import { Link } from "@tanstack/react-router";
import type { PlanService, ServiceState } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { SettleDialog } from "./settle-dialog.tsx";
import { useServicedBy } from "./use-serviced-by.ts";

const NEXT: Readonly<Record<ServiceState, readonly ServiceState[]>> = {
  open: ["done", "dropped"],
  done: ["open"],
  dropped: ["open"],
};

/** Somebody else gives it, and nobody is being asked for it. */
const isToRefer = ({ state, by, referral }: PlanService): boolean =>
  state === "open" && by.kind !== "role" && (referral === null || referral.state === "closed");
/** The referral says that it was given. */
const isGiven = ({ referral }: PlanService): boolean =>
  referral?.state === "answered" || referral?.outcome === "received";

type Props = {
  services: readonly PlanService[];
  childId: string;
  today: string;
  /** Of the version in force, while the file is open. */
  mayAct: boolean;
};

/** The services of a version with what became of each, and what can be done about it. */
export function PlanServices({ services, childId, today, mayAct }: Props) {
  const { t } = useTranslation("plans");
  const { t: words } = useTranslation("referrals");
  const { say } = useLanguage();
  const may = useMay();
  const servicedBy = useServicedBy();
  const [settling, setSettling] = useState<{ service: PlanService; state: ServiceState }>();
  const columns: Column<PlanService>[] = [
    {
      key: "what",
      title: t("service.what"),
      head: true,
      render: ({ kind, what }) => (
        <>
          {kind && <span className="quiet">{say(kind.title)} · </span>}
          {what}
        </>
      ),
    },
    { key: "by", title: t("service.by"), render: servicedBy },
    {
      key: "due",
      title: t("service.due"),
      render: ({ dueOn, state }) => (
        <>
          <span className="figure">{dueOn}</span>
          {state === "open" && dueOn < today && <div className="danger">{t("late")}</div>}
        </>
      ),
    },
    {
      key: "state",
      title: t("service.state"),
      render: ({ state, steps, referral }) => (
        <>
          {t(`state.${state}`)}
          {referral && (
            <div>
              <Link to="/referrals/$id" params={{ id: referral.id }}>
                {referral.number}
              </Link>{" "}
              {words(`state.${referral.state}`)}
            </div>
          )}
          {steps.map((step) => (
            <div key={step.at} className="quiet">
              {[step.on, steps.length > 1 && t(`state.${step.state}`), step.note, step.by]
                .filter(Boolean)
                .join(" · ")}
            </div>
          ))}
        </>
      ),
    },
  ];
  const act: Column<PlanService> = {
    key: "act",
    title: t("service.act"),
    render: (service) => (
      <div className="actions">
        {NEXT[service.state].map((state) => (
          <Button
            key={state}
            size="small"
            type={state === "done" && isGiven(service) ? "primary" : "default"}
            onClick={() => setSettling({ service, state })}
          >
            {t(`settle.${state}`)}
          </Button>
        ))}
        {isToRefer(service) && may("referrals.send") && (
          <Link to="/referrals/new" search={{ child: childId, service: service.id }}>
            {t("refer")}
          </Link>
        )}
      </div>
    ),
  };
  return (
    <>
      <RecordTable
        label={t("services")}
        rows={services}
        columns={mayAct && may("plans.settle") ? [...columns, act] : columns}
        rowKey={({ id }) => id}
        empty={null}
      />
      {settling && (
        <SettleDialog
          {...settling}
          proposed={
            settling.state === "done" && isGiven(settling.service)
              ? t("givenBy", { number: settling.service.referral?.number })
              : ""
          }
          today={today}
          onClose={() => setSettling(undefined)}
        />
      )}
    </>
  );
}
