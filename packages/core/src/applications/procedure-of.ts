import type { CivilDate, Procedure, ProcedureStage, RoleCode, StageKind } from "@tongyou/policy";
import { GROUP_NAMES, type Pack, ROLE_WORDS } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import type { Known } from "../children/restricted-parts.ts";
import type { ProcedureSaid, StageOut } from "./applications.schema.ts";

/** For a bureau whose documents describe no procedure: the county decides what somebody else started. */
const NO_PROCEDURE: Procedure = {
  id: "none",
  title: {
    zh: "认定（文件未写办理程序）",
    en: "Confirmation (the documents describe no procedure)",
  },
  clauses: [],
  stages: [
    {
      id: "confirm",
      kind: "confirm",
      title: { zh: "县级认定", en: "The county confirms" },
      clauses: [],
      roles: ["countyOfficer"],
    },
  ],
};

/** A stage that somebody of the bureau finishes in the application itself. */
export type WaitingStage = ProcedureStage & { kind: Exclude<StageKind, "pay"> };

/** The stages an application waits in; paying is done by the months. */
export const stagesOf = ({ procedure = NO_PROCEDURE }: Pack): readonly WaitingStage[] =>
  procedure.stages.filter((stage): stage is WaitingStage => stage.kind !== "pay");

/** Accounts by which a neutral role acts. */
const ACCOUNTS: { readonly [R in RoleCode]?: readonly TenantRole[] } = {
  villageWorker: ["villageWorker"],
  villageCommittee: ["villageWorker"],
  townSupervisor: ["townSupervisor"],
  townSocialWorker: ["townSocialWorker"],
  townGovernment: ["townSupervisor", "townSocialWorker"],
  countyOfficer: ["countyOfficer"],
  countyGovernment: ["countyOfficer"],
};

/** Roles of accounts that act on a stage; the county's officer where the document names nobody of the bureau. */
export function actorsOf({ roles }: Pick<ProcedureStage, "roles">): readonly TenantRole[] {
  const own = new Set(roles.flatMap((role) => ACCOUNTS[role] ?? []));
  return own.size > 0 ? [...own] : ["countyOfficer"];
}

/** As the application's row keeps them. */
export const listedActors = (actors: readonly TenantRole[]): string => `|${actors.join("|")}|`;
export const isActor = (actors: string, role: TenantRole): boolean => actors.includes(`|${role}|`);

export const stageOut = ({ id, title, kind }: ProcedureStage): StageOut => ({ id, title, kind });
/** Who acts, in the words of the document's neutral roles. */
export const actorWords = ({ roles }: ProcedureStage) => roles.map((role) => ROLE_WORDS[role]);

/** Whether the documents ask for this procedure for a child whose application was begun on a day, as the reader may know. */
export function procedureSaid(
  { procedure = NO_PROCEDURE }: Pack,
  begun: CivilDate,
  { decision, restricted }: Pick<Known, "decision" | "restricted">,
): ProcedureSaid {
  const { group, from, clauses } = procedure;
  const of = group === undefined ? null : GROUP_NAMES[group];
  if (clauses.length === 0 || (from !== undefined && begun < from)) return { for: "no", of };
  if (group === undefined) return { for: "yes", of };
  if (restricted.has(`group:${group}`)) return { for: "open", of };
  const answer = decision[group];
  if (answer === "yes") return { for: "yes", of };
  return { for: answer === "no" || answer === "undefined" ? "no" : "open", of };
}
