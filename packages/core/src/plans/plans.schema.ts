import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { DEPARTMENTS } from "../access/roles.ts";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import type { ClosedHow, ReferralState } from "../referrals/referral-steps.ts";
import { CARE_PLAN_VIEWS, type CarePlanView } from "./care-plan-views.ts";

export * from "./care-plan-views.ts";

const text = (most: number) => z.string().trim().min(1).max(most);

/** Roles of the bureau and around the child that a service can fall to, as packs name them. */
export const SERVICE_ROLES = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyOfficer",
  "institutionStaff",
  "villageCommittee",
  "guardian",
] as const;
export const SERVICE_STATES = ["open", "done", "dropped"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** Who gives a service: a role, a department, or an institution or person by name. */
export const servicedBy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("role"), role: z.enum(SERVICE_ROLES) }),
  z.object({ kind: z.literal("department"), department: z.enum(DEPARTMENTS) }),
  z.object({ kind: z.literal("named"), name: text(60) }),
]);
export type ServicedBy = z.output<typeof servicedBy>;

/** How a party was asked: a guardian signs (on paper that is kept as a file) or agrees by word of mouth. */
export const CHILD_VIEWS = ["agrees", "disagrees", "tooYoung", "notAsked"] as const;
export const GUARDIAN_VIEWS = ["signed", "agrees", "disagrees", "notAsked"] as const;

export const plansInput = z.object({
  ...page,
  area: divisionCode.optional(),
  view: z.enum(CARE_PLAN_VIEWS).default("missing"),
});
export const childPlanInput = z.object({ childId: id });

export const savePlanInput = z.object({
  /** Made by the form, so that the same form sent twice is one version. */
  id,
  childId: id,
  /** The version this one revises; 0: the child has no plan. */
  base: z.int().min(0),
  goals: z.array(text(300)).min(1).max(12),
  services: z
    .array(
      z.object({
        /** Of a service that goes on, its own; of a new one, made by the form. */
        id,
        /** A kind the region's documents name. */
        kind: z.string().max(60).optional(),
        what: text(300),
        by: servicedBy,
        dueOn: civilDate,
      }),
    )
    .min(1)
    .max(30),
  owner: id,
  reviewOn: civilDate,
  child: z.object({ view: z.enum(CHILD_VIEWS), said: text(300).optional() }),
  guardian: z.object({ view: z.enum(GUARDIAN_VIEWS), name: text(40).optional(), on: civilDate.optional() }),
  /** Why it is revised; needed for every version but the first. */
  reason: text(300).optional(),
});

export const settleServiceInput = z.object({
  id,
  /** The state it is seen in. */
  from: z.enum(SERVICE_STATES),
  state: z.enum(SERVICE_STATES),
  on: civilDate,
  /** Why it is dropped or taken up again; of what is done, what came of it. */
  note: text(300).optional(),
});
export const finishPlanInput = z.object({ id, reason: text(300) });
export const printPlanInput = z.object({ id });
/** Who signs a plan: `owner` answers for it. */
export const PLAN_SIGNERS = ["child", "guardian", "owner"] as const;
export type PlanSigner = (typeof PLAN_SIGNERS)[number];
export const signPlanInput = z.object({
  id,
  signer: z.enum(PLAN_SIGNERS),
  name: text(40),
  /** The picture drawn on the screen, PNG. */
  base64: z.base64().max(140_000),
});

export type ServiceStep = {
  state: ServiceState;
  on: string;
  note: string | null;
  by: string | null;
  at: string;
};
export type PlanService = {
  id: string;
  kind: { id: string; title: Bilingual } | null;
  what: string;
  by: ServicedBy;
  /** Of a role, the region's own title. */
  byTitle: Bilingual | null;
  dueOn: string;
  /** As it is now; of an earlier version, too. */
  state: ServiceState;
  steps: ServiceStep[];
  /** Who was asked for it last, and how that stands. */
  referral: { id: string; number: string; state: ReferralState; outcome: ClosedHow | null } | null;
};
export type PlanSignature = {
  who: PlanSigner;
  name: string;
  /** The picture's file. */
  file: string;
  at: string;
  takenBy: string | null;
};
export type PlanVersion = {
  id: string;
  number: number;
  goals: string[];
  services: PlanService[];
  owner: { id: string; name: string | null };
  reviewOn: string;
  child: { view: (typeof CHILD_VIEWS)[number]; said?: string | undefined };
  guardian: {
    view: (typeof GUARDIAN_VIEWS)[number];
    name?: string | undefined;
    on?: string | undefined;
  };
  signatures: PlanSignature[];
  reason: string | null;
  madeBy: string | null;
  madeAt: string;
  ended: { how: "revised" | "finished"; by: string | null; at: string; reason: string | null } | null;
};
/** `demand` yes: a document demands a plan for this child · unknown: facts decide that are not known · no: offered. */
export type PlanDemand = { answer: "yes" | "unknown" | "no"; title: Bilingual | null; clause: string | null };
/** A measure that the bureau set for the child's level of risk; `dueOn` null: without a term. */
export type ProposedService = { id: string; kind: string | null; what: string; dueOn: string | null };
export type ChildPlan = {
  child: { name: string; divisionName: string; open: boolean };
  demand: PlanDemand;
  /** What burdens the child: one plan is for all of it. */
  burdens: Bilingual[];
  kinds: { id: string; title: Bilingual }[];
  roles: { role: (typeof SERVICE_ROLES)[number]; title: Bilingual }[];
  owners: { id: string; name: string; divisionName: string }[];
  /** Measures for the child's level and categories; null: the child has no level, or the bureau set none for it. */
  proposed: { level: Bilingual; services: ProposedService[] } | null;
  today: string;
  /** The newest version first; the first one is in force unless it has ended. */
  versions: PlanVersion[];
};
export type PlanListRow = {
  childId: string;
  name: string;
  age: number | null;
  division: string;
  divisionName: string;
  riskLevel: number | null;
  /** The rule that demands a plan, by its title. */
  rule: Bilingual | null;
  reviewOn: string | null;
  overdue: boolean;
};
export type PlanList = Page<PlanListRow> & { counts: Record<CarePlanView, number>; today: string };
