import { useMutation } from "@tanstack/react-query";
import type { Instalment, Recovery, RecoveryPlan } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { useMay } from "../../shell/session.tsx";
import { PlanForm } from "./plan-form.tsx";

const COLOURS = {
  due: "blue",
  listed: "gold",
  taken: "green",
  waived: "default",
  replanned: "default",
} as const;

function Instalments({ rows }: { rows: readonly Instalment[] }) {
  const { t } = useTranslation("corrections");
  return (
    <RecordTable
      label={t("recovery.instalments")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          key: "due",
          title: t("recovery.dueMonth"),
          head: true,
          render: ({ dueMonth }) => <span className="figure">{dueMonth}</span>,
        },
        {
          key: "of",
          title: t("recovery.ofMonth"),
          render: ({ month }) => <span className="figure">{month}</span>,
        },
        {
          key: "state",
          title: t("recovery.state"),
          render: ({ state }) => <Tag color={COLOURS[state]}>{t(`instalment.${state}`)}</Tag>,
        },
        { key: "fen", title: t("recovery.fen"), numeric: true, render: ({ fen }) => <Money fen={fen} /> },
      ]}
    />
  );
}

/** A plan: what it says, who proposed it, who decided it; open, it can be decided here by another person. */
function Plan({ plan, onDone }: { plan: RecoveryPlan; onDone: (text: string) => void }) {
  const { t } = useTranslation("corrections");
  const trpc = useTRPC();
  const decide = useMutation(
    trpc.corrections.decidePlan.mutationOptions({
      onSuccess: (_, { agreed }) => onDone(t(agreed ? "done.agreed" : "done.refused")),
    }),
  );
  const words = {
    fen: yuanOf(plan.fen),
    monthly: plan.monthlyFen === null ? "" : yuanOf(plan.monthlyFen),
    from: plan.fromMonth ?? "",
  };
  const answer = (agreed: boolean) => decide.mutate({ id: plan.id, agreed });
  return (
    <li className="card stack">
      <p>
        <Tag>{t(`plan.state.${plan.state}`)}</Tag> {t(`plan.${plan.kind}`, words)}
      </p>
      <p className="quiet">
        {t("plan.ground", { document: plan.document, reason: plan.reason })}
        <br />
        {t("plan.proposed", { name: plan.proposedBy, at: instantText(plan.proposedAt) })}
        {plan.decidedBy && t("plan.decided", { name: plan.decidedBy, at: instantText(plan.decidedAt) })}
      </p>
      {plan.state === "proposed" && <ErrorNotice error={decide.error} />}
      {plan.mayDecide && (
        <div className="actions">
          <Button type="primary" loading={decide.isPending} onClick={() => answer(true)}>
            {t(`plan.agree.${plan.kind}`, words)}
          </Button>
          <Button disabled={decide.isPending} onClick={() => answer(false)}>
            {t("plan.refuse")}
          </Button>
        </div>
      )}
      {plan.state === "proposed" && !plan.mayDecide && <p className="quiet">{t("plan.waits")}</p>}
    </li>
  );
}

/** How what was paid too much comes back: what is open, the instalments, the plans, and making one. */
export function RecoveryPanel({ recovery, onDone }: { recovery: Recovery; onDone: (text: string) => void }) {
  const { t } = useTranslation("corrections");
  const may = useMay();
  const [planning, setPlanning] = useState(false);
  const { openFen, plannedFen, instalments, plans } = recovery;
  const total = recovery.corrections.reduce((fen, one) => fen + one.fen, 0);
  return (
    <section className="stack">
      <h2>{t("recovery.title")}</h2>
      <dl className="recovery-sums">
        <dt>{t("recovery.total")}</dt>
        <dd>
          <Money fen={total} />
        </dd>
        <dt>{t("recovery.settled")}</dt>
        <dd>
          <Money fen={total - openFen} />
        </dd>
        <dt>{t("recovery.planned")}</dt>
        <dd>
          <Money fen={plannedFen} />
        </dd>
        <dt>{t("recovery.unplanned")}</dt>
        <dd>
          <Money fen={openFen - plannedFen} />
        </dd>
      </dl>
      {recovery.closedOn && openFen > 0 && (
        <p className="caution">{t("recovery.closed", { on: recovery.closedOn })}</p>
      )}
      {instalments.length > 0 && <Instalments rows={instalments} />}
      {plans.length > 0 && (
        <ul className="stack">
          {plans.map((plan) => (
            <Plan key={plan.id} plan={plan} onDone={onDone} />
          ))}
        </ul>
      )}
      {openFen > 0 && may("corrections.planRecovery") && !planning && (
        <div className="actions">
          <Button type={plannedFen < openFen ? "primary" : "default"} onClick={() => setPlanning(true)}>
            {t(plans.length > 0 ? "plan.anew" : "plan.make")}
          </Button>
        </div>
      )}
      {planning && (
        <PlanForm
          recovery={recovery}
          onClose={() => setPlanning(false)}
          onDone={(text) => {
            setPlanning(false);
            onDone(text);
          }}
        />
      )}
      {openFen === 0 && <p className="quiet">{t("recovery.over")}</p>}
    </section>
  );
}
