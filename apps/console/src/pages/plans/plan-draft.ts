import type { ChildPlan, PlanVersion, ServicedBy } from "@tongyou/core/schemas";
import { newFormId } from "../../parts/form-id.ts";

/** Who gives a service, as far as it is chosen: `role:villageWorker`, `department:health`, `named`. */
export type ServiceDraft = {
  id: string;
  kind: string | undefined;
  what: string;
  by: string | undefined;
  name: string;
  dueOn: string | undefined;
};
export type PlanDraft = {
  goals: readonly { id: string; text: string }[];
  services: readonly ServiceDraft[];
  owner: string | undefined;
  reviewOn: string | undefined;
  child: PlanVersion["child"]["view"];
  said: string;
  guardian: PlanVersion["guardian"]["view"];
  guardianName: string;
  guardianOn: string | undefined;
  reason: string;
};

export const emptyGoal = () => ({ id: newFormId(), text: "" });
export const emptyService = (): ServiceDraft => ({
  id: newFormId(),
  kind: undefined,
  what: "",
  by: undefined,
  name: "",
  dueOn: undefined,
});

const chosenOf = (by: ServicedBy): Pick<ServiceDraft, "by" | "name"> => {
  if (by.kind === "named") return { by: "named", name: by.name };
  return { by: by.kind === "role" ? `role:${by.role}` : `department:${by.department}`, name: "" };
};

/** What the form begins with: the version in force with its open services, or nothing. */
export function draftOf(inForce: PlanVersion | undefined): PlanDraft {
  const goals = inForce?.goals.map((text) => ({ id: newFormId(), text })) ?? [emptyGoal()];
  const open = inForce?.services.filter(({ state }) => state === "open") ?? [];
  const services = open.map(({ id, kind, what, by, dueOn }) => ({
    id,
    kind: kind?.id,
    what,
    dueOn,
    ...chosenOf(by),
  }));
  return {
    goals,
    services: services.length > 0 ? services : [emptyService()],
    owner: inForce?.owner.id,
    reviewOn: undefined,
    child: "notAsked",
    said: "",
    guardian: "notAsked",
    guardianName: "",
    guardianOn: undefined,
    reason: "",
  };
}

function byOf({ by, name }: ServiceDraft, { roles }: ChildPlan): ServicedBy | undefined {
  if (by === "named") return name.trim() ? { kind: "named", name: name.trim() } : undefined;
  const [kind, code] = by?.split(":") ?? [];
  const role = roles.find((one) => one.role === code)?.role;
  if (kind === "role") return role && { kind, role };
  return kind === "department" && code ? { kind, department: code as DepartmentCode } : undefined;
}
type DepartmentCode = Extract<ServicedBy, { kind: "department" }>["department"];

export type PlanGap =
  | { part: "goals" | "owner" | "reviewOn" | "guardian" | "reason" }
  | { part: "service"; n: number };

const isWhole = (service: ServiceDraft, plan: ChildPlan) =>
  service.what.trim() !== "" && service.dueOn !== undefined && byOf(service, plan) !== undefined;
const hasAgreed = ({ guardian }: PlanDraft) => guardian === "signed" || guardian === "agrees";

/** What is still missing, in the order of the form. `revising`: there is a version before. */
export function gapsOf(draft: PlanDraft, plan: ChildPlan, revising: boolean): PlanGap[] {
  const gaps: (PlanGap | false)[] = [
    draft.goals.some(({ text }) => text.trim() === "") && { part: "goals" },
    ...draft.services.map((service, i) => !isWhole(service, plan) && { part: "service" as const, n: i + 1 }),
    draft.owner === undefined && { part: "owner" },
    draft.reviewOn === undefined && { part: "reviewOn" },
    hasAgreed(draft) && (!draft.guardianName.trim() || !draft.guardianOn) && { part: "guardian" },
    revising && draft.reason.trim() === "" && { part: "reason" },
  ];
  return gaps.filter((gap) => gap !== false);
}

/** The form as the api takes it; undefined while something is missing. */
export function planOf(
  draft: PlanDraft,
  plan: ChildPlan,
  { id, childId, base }: { id: string; childId: string; base: number },
) {
  const { owner, reviewOn, child, said, guardian, guardianName, guardianOn, reason } = draft;
  if (gapsOf(draft, plan, base > 0).length > 0 || !owner || !reviewOn) return undefined;
  return {
    id,
    childId,
    base,
    goals: draft.goals.map(({ text }) => text.trim()),
    services: draft.services.flatMap((service) => {
      const by = byOf(service, plan);
      if (!by || !service.dueOn) return [];
      const { kind, what, dueOn } = service;
      return [{ id: service.id, what: what.trim(), by, dueOn, ...(kind && { kind }) }];
    }),
    owner,
    reviewOn,
    child: { view: child, ...(said.trim() && { said: said.trim() }) },
    guardian: {
      view: guardian,
      ...(guardianName.trim() && { name: guardianName.trim() }),
      ...(guardianOn && { on: guardianOn }),
    },
    ...(reason.trim() && { reason: reason.trim() }),
  };
}
