/** How the allowance is applied for and decided: who does what, in order, and within how long. */
import type { Bilingual } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { GroupId } from "./group.ts";
import type { RoleCode, Term } from "./provision.ts";

/**
 * `accept`: the application is taken in · `check`: facts and papers are verified · `confirm`: the deciding level grants
 * or refuses · `pay`: the money, which the months carry out.
 */
export const STAGE_KINDS = ["accept", "check", "confirm", "pay"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Days, as a paper on the desk is counted. */
export const STAGE_UNITS = ["days", "workingDays"] as const;
export type ProcedureStage = {
  id: string;
  title: Bilingual;
  kind: StageKind;
  clauses: readonly string[];
  /** Whose act it is. */
  roles: readonly RoleCode[];
  /** In days or working days, only where a document gives a number; without it the bureau sets its own term. */
  within?: Term;
};

/**
 * Stages in the order of their kinds, exactly one of which confirms. `group`, `from`: of whom its documents speak, and from
 * which day on; without them of everybody, always. Others go the same way, which no document asks for, and it is said so.
 */
export type Procedure = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  group?: GroupId;
  from?: CivilDate;
  /** A pack that stands on this one may not replace or disable it. */
  sealed?: true;
  stages: readonly ProcedureStage[];
};
