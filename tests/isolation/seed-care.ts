import { assessRisk, getChild, type StaffContext, savePlan } from "@tongyou/core";

export type CareSeed = {
  planId: string;
  serviceId: string;
  /** What was planned and found, which no stranger may see. */
  secrets: string[];
};

const GOAL = "秋天以前搬到外祖母家";
const REASONS = "继父酒后砸坏了门";

const dayAfter = (context: StaffContext, days: number) =>
  new Date(context.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A child whose risk was assessed, with a plan of one open service. */
export async function seedCare(officer: StaffContext, childId: string): Promise<CareSeed> {
  const [planId, serviceId, assessmentId] = [1, 2, 3].map(() => crypto.randomUUID()) as [
    string,
    string,
    string,
  ];
  await savePlan(officer, {
    id: planId,
    childId,
    base: 0,
    goals: [GOAL],
    services: [
      {
        id: serviceId,
        what: "联系外祖母",
        by: { kind: "role", role: "villageWorker" },
        dueOn: dayAfter(officer, 20),
      },
    ],
    owner: officer.staff.id,
    reviewOn: dayAfter(officer, 60),
    child: { view: "agrees" },
    guardian: { view: "notAsked" },
  });
  const { version } = await getChild(officer, { id: childId });
  await assessRisk(officer, {
    id: assessmentId,
    childId,
    version,
    on: dayAfter(officer, -1),
    danger: { harm: "no", alone: "no", health: "no" },
    reported: false,
    answers: [],
    level: 2,
    reasons: REASONS,
  });
  return { planId, serviceId, secrets: [GOAL, REASONS, planId, serviceId, assessmentId] };
}
