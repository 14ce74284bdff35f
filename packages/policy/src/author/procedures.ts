/** How an author writes the procedure of the allowance. */
import type { Procedure, ProcedureStage } from "../artefact/procedure.ts";
import type { Bilingual } from "../decision.ts";

const listed = (clauses: string | readonly string[]) => (typeof clauses === "string" ? [clauses] : clauses);

/**
 * A stage: `stage("confirm", "confirm", "YC-3", both("县级认定", "The county confirms"), { roles: roles("countyOfficer") })`;
 * `within: workingDays(10)` only where the document says so.
 */
export const stage = (
  id: string,
  kind: ProcedureStage["kind"],
  clauses: string | readonly string[],
  title: Bilingual,
  rest: Pick<ProcedureStage, "roles" | "within">,
): ProcedureStage => ({ id, kind, title, clauses: listed(clauses), ...rest });

/**
 * The way from an application to the allowance, in order; a region replaces its parent's with its own clause. `group`,
 * `from`: where the document speaks of one group only, or from a day on.
 */
export const procedure = (
  id: string,
  clauses: string | readonly string[],
  title: Bilingual,
  stages: readonly ProcedureStage[],
  said: Pick<Procedure, "group" | "from"> = {},
): Procedure => ({ id, title, clauses: listed(clauses), ...said, stages });
