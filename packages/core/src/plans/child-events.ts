import { openText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import type { ChildEvent } from "../timeline/child-event.ts";
import type { PlanContent } from "./plan-content.ts";
import { readPlans } from "./plan-versions.ts";
import type { ServiceState } from "./plans.schema.ts";

const STEPS: Readonly<Record<ServiceState, { zh: string; en: string }>> = {
  open: { zh: "服务重新开展", en: "Service taken up again" },
  done: { zh: "服务完成", en: "Service done" },
  dropped: { zh: "服务终止", en: "Service dropped" },
};

/** A child's plans with their goals, and what became of each service. */
export async function planEvents(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
): Promise<ChildEvent[]> {
  const key = await tenantKey(context.db, context.tenant);
  const { plans, steps } = await readPlans(tx, childId);
  const opened = plans.map((plan) => ({ plan, content: openJson<PlanContent>(key, plan.contentSealed) }));
  const what = new Map(
    opened.toReversed().flatMap(({ content }) => content.services.map((one) => [one.id, one.what] as const)),
  );
  const to = `/plans/${childId}`;
  return [
    ...opened.map(({ plan, content }): ChildEvent => {
      const goals = content.goals.join("；");
      return {
        kind: "plan",
        id: plan.id,
        on: civilDayOf(plan.madeAt),
        at: plan.madeAt.toISOString(),
        by: plan.madeBy,
        title:
          plan.number === 1
            ? { zh: "制定帮扶方案", en: "Care plan made" }
            : {
                zh: `修订帮扶方案（第 ${plan.number} 版）`,
                en: `Care plan revised (version ${plan.number})`,
              },
        text: { zh: goals, en: goals },
        supersededAt: plan.endedHow === "revised" ? (plan.endedAt?.toISOString() ?? null) : null,
        to,
      };
    }),
    ...opened.flatMap(({ plan }): ChildEvent[] => {
      if (plan.endedHow !== "finished" || !plan.endedAt) return [];
      const reason = plan.endedReason ? openText(key, plan.endedReason) : "";
      return [
        {
          kind: "plan",
          id: `${plan.id}-end`,
          on: civilDayOf(plan.endedAt),
          at: plan.endedAt.toISOString(),
          by: plan.endedBy,
          title: { zh: "帮扶方案结束", en: "Care plan ended" },
          text: { zh: reason, en: reason },
          to,
        },
      ];
    }),
    ...steps.map((step): ChildEvent => {
      const text = [what.get(step.serviceId), step.noteSealed && openText(key, step.noteSealed)]
        .filter(Boolean)
        .join("：");
      return {
        kind: "plan",
        id: step.id,
        on: step.day,
        at: step.at.toISOString(),
        by: step.by,
        title: STEPS[step.state],
        text: { zh: text, en: text },
        to,
      };
    }),
  ];
}
