import {
  type Bilingual,
  type CivilDate,
  type Mechanism,
  type RoleCode,
  type Stage,
  within,
} from "@tongyou/policy";
import { type Pack, type Policy, ROLE_WORDS } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";

/** For a bureau whose documents describe no chain: one stage, and the case is closed from it. */
const NO_CHAIN: Mechanism = {
  id: "none",
  title: {
    zh: "受理与处置（文件未写分环节的机制）",
    en: "Report and response (the documents describe no chain)",
  },
  clauses: [],
  chain: "protection",
  stages: [{ id: "report", title: { zh: "报告与处置", en: "Report and response" } }],
};

/** The policy in force today, by which a case is handled: the clock of a case is the present one. */
export function policyToday(context: StaffContext): Policy {
  const { id, hash } = tenantPackOn(context.tenant, civilDayOf(context.now()));
  return context.packs.get(id, hash);
}

/** The pack's chain for a child who is harmed. */
export const chainOf = (pack: Pack): Mechanism =>
  pack.mechanisms.find(({ chain }) => chain === "protection") ?? NO_CHAIN;

/** The chain a case was begun under; the present one where the pack has it no more. */
export const chainOfCase = (pack: Pack, mechanism: string): Mechanism =>
  pack.mechanisms.find(({ id }) => id === mechanism) ?? chainOf(pack);

/** Where a report enters the chain: prevention before it is everyday work and no stage of a case. */
export const firstStage = ({ stages }: Mechanism): Stage | undefined =>
  stages.find(({ id }) => id === "report") ?? stages[0];

export const nextStage = ({ stages }: Mechanism, stage: string): Stage | undefined =>
  stages[stages.findIndex(({ id }) => id === stage) + 1];

export const stageTitle = ({ stages }: Mechanism, stage: string): Bilingual =>
  stages.find(({ id }) => id === stage)?.title ?? { zh: stage, en: stage };

/** Roles of the bureau that handle cases, the village first. */
const CASE_ROLES = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyOfficer",
] as const satisfies readonly (TenantRole & RoleCode)[];
type CaseRole = (typeof CASE_ROLES)[number];
/** Who answers for a stage to which a document gives nobody of the bureau. */
const USUAL_OWNERS: readonly CaseRole[] = ["townSupervisor", "countyOfficer"];

/** Roles of the bureau that answer for a stage. */
export function ownersOf({ roles = [] }: Stage): readonly CaseRole[] {
  const own = CASE_ROLES.filter((role) => roles.includes(role));
  return own.length > 0 ? own : USUAL_OWNERS;
}

/** As the case's row keeps them: `|a|b|`. */
export const listedRoles = (roles: readonly CaseRole[]): string => `|${roles.join("|")}|`;
export const rolesListed = (owners: string): CaseRole[] =>
  CASE_ROLES.filter((role) => owners.includes(`|${role}|`));

/** Who hears of a stage that its owners let run over: the level above the highest of them. */
export function escalatesTo(owners: string): TenantRole {
  const roles = rolesListed(owners);
  if (roles.includes("countyOfficer")) return "auditor";
  if (roles.includes("townSupervisor") || roles.includes("townSocialWorker")) return "countyOfficer";
  return "townSupervisor";
}

/** Every set of owners that a stage can have, as rows keep them. */
const OWNER_SETS = Array.from({ length: 2 ** CASE_ROLES.length - 1 }, (_, index) =>
  listedRoles(CASE_ROLES.filter((_role, bit) => (index + 1) & (1 << bit))),
);

/** The sets of owners that a role hears of when they let a stage run over. */
export const ownersBelow = (role: TenantRole): string[] =>
  OWNER_SETS.filter((owners) => escalatesTo(owners) === role);

/** What the region calls a role on a day, else its neutral name. */
export function roleTitle(pack: Pack, role: RoleCode, on: CivilDate): Bilingual {
  const own = pack.roles.find((one) => one.role === role && within(on, { from: "", ...one }));
  return own?.title ?? ROLE_WORDS[role];
}
