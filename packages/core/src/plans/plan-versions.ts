import { openText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import {
  carePlan,
  carePlanService,
  carePlanSignature,
  carePlanStep,
  referral,
} from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { openJson } from "../sealed-json.ts";
import type { PlanContent } from "./plan-content.ts";
import type { StoredPlan } from "./plan-record.ts";
import type { PlanService, PlanVersion, ServicedBy } from "./plans.schema.ts";

/** A child's plans with what became of their services, as they are stored. */
export type StoredPlans = {
  plans: readonly StoredPlan[];
  services: readonly (typeof carePlanService.$inferSelect)[];
  steps: readonly (typeof carePlanStep.$inferSelect)[];
  signatures: readonly (typeof carePlanSignature.$inferSelect)[];
  /** What was asked for the services, the newest first. */
  referrals: readonly Asked[];
};
type Asked = NonNullable<PlanService["referral"]> & { serviceId: string | null };

export async function readPlans(tx: TenantTransaction, childId: string): Promise<StoredPlans> {
  const [plans, services, steps, signatures, referrals] = await Promise.all([
    tx.select().from(carePlan).where(eq(carePlan.childId, childId)).orderBy(desc(carePlan.number)),
    tx.select().from(carePlanService).where(eq(carePlanService.childId, childId)),
    tx
      .select({ step: carePlanStep })
      .from(carePlanStep)
      .innerJoin(carePlanService, eq(carePlanService.id, carePlanStep.serviceId))
      .where(eq(carePlanService.childId, childId))
      .orderBy(asc(carePlanStep.at)),
    tx
      .select({ signature: carePlanSignature })
      .from(carePlanSignature)
      .innerJoin(carePlan, eq(carePlan.id, carePlanSignature.planId))
      .where(eq(carePlan.childId, childId))
      .orderBy(asc(carePlanSignature.at)),
    tx
      .select({
        id: referral.id,
        number: referral.number,
        state: referral.state,
        outcome: referral.outcome,
        serviceId: referral.serviceId,
      })
      .from(referral)
      .where(and(eq(referral.childId, childId), isNotNull(referral.serviceId)))
      .orderBy(desc(referral.askedAt)),
  ]);
  return {
    plans,
    services,
    steps: steps.map(({ step }) => step),
    signatures: signatures.map(({ signature }) => signature),
    referrals,
  };
}

/** Everybody a child's plans name, by id. */
export const peopleOf = ({ plans, steps, signatures }: StoredPlans): (string | null)[] => [
  ...plans.flatMap(({ owner, madeBy, endedBy }) => [owner, madeBy, endedBy]),
  ...steps.map(({ by }) => by),
  ...signatures.map(({ takenBy }) => takenBy),
];

type Words = {
  key: TenantKey;
  names: ReadonlyMap<string, string>;
  /** The region's title of a role. */
  roleTitle: (by: ServicedBy) => Bilingual | null;
};

/** The versions of a child's plan, the newest first, opened and with names. */
export function planVersions(stored: StoredPlans, { key, names, roleTitle }: Words): PlanVersion[] {
  const states = new Map(stored.services.map(({ id, state }) => [id, state]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const stepsOf = (id: string) =>
    stored.steps
      .filter(({ serviceId }) => serviceId === id)
      .map(({ state, day, noteSealed, by, at }) => ({
        state,
        on: day,
        note: noteSealed && openText(key, noteSealed),
        by: nameOf(by),
        at: at.toISOString(),
      }));
  const askedFor = (id: string): PlanService["referral"] => {
    const asked = stored.referrals.find(({ serviceId }) => serviceId === id);
    return asked ? { id: asked.id, number: asked.number, state: asked.state, outcome: asked.outcome } : null;
  };
  return stored.plans.map((plan) => {
    const { services, reason, ...content } = openJson<PlanContent>(key, plan.contentSealed);
    return {
      ...content,
      id: plan.id,
      number: plan.number,
      services: services.map(
        ({ id, kind = null, what, by, dueOn }): PlanService => ({
          id,
          kind,
          what,
          by,
          byTitle: roleTitle(by),
          dueOn,
          state: states.get(id) ?? "open",
          steps: stepsOf(id),
          referral: askedFor(id),
        }),
      ),
      owner: { id: plan.owner, name: nameOf(plan.owner) },
      reviewOn: plan.reviewOn,
      signatures: stored.signatures
        .filter(({ planId }) => planId === plan.id)
        .map(({ who, nameSealed, file, at, takenBy }) => ({
          who,
          name: openText(key, nameSealed),
          file,
          at: at.toISOString(),
          takenBy: nameOf(takenBy),
        })),
      reason: reason ?? null,
      madeBy: nameOf(plan.madeBy),
      madeAt: plan.madeAt.toISOString(),
      ended:
        plan.endedHow && plan.endedAt
          ? {
              how: plan.endedHow,
              by: nameOf(plan.endedBy),
              at: plan.endedAt.toISOString(),
              reason: plan.endedReason && openText(key, plan.endedReason),
            }
          : null,
    };
  });
}
