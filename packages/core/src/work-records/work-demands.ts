import { type CivilDate, type PlaceCode, within } from "@tongyou/policy";
import type { Clause, Pack, Provision, RoleCode } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import type { Settings } from "../standards/load-settings.ts";
import { type TermInForce, termOf } from "../standards/term-of.ts";
import type { WorkDemand, WorkKind } from "./work-records.schema.ts";

type Cadence = Extract<Provision, { kind: "cadence" }>;
type Deadline = Extract<Provision, { kind: "deadline" }>;

/** Cadences of the bureau's own work, with the kind of record that answers each. */
const KIND_OF: Readonly<Partial<Record<Cadence["subject"], WorkKind>>> = {
  meeting: "meeting",
  inspection: "inspection",
  assessment: "other",
  report: "notice",
};

/** Who in the bureau acts for a role of the documents that has no account of its own. */
const STANDS_IN: Readonly<Partial<Record<RoleCode, TenantRole>>> = {
  countyGovernment: "countyOfficer",
  cityOfficer: "countyOfficer",
  provinceOfficer: "countyOfficer",
  townGovernment: "townSupervisor",
  villageCommittee: "villageWorker",
};

/** True when what a document gives to these roles falls to this role of the bureau. */
export const fallsToRole = (roles: readonly RoleCode[], role: TenantRole): boolean =>
  roles.some((one) => one === role || STANDS_IN[one] === role);

const demandOf = ({ id, title, clauses }: Provision, kind: WorkKind | null): WorkDemand => ({
  id,
  title,
  clause: clauses[0] ?? null,
  kind,
});
const demandOfClause = ({ no, became }: Clause): WorkDemand | null =>
  became.as === "manual" && became.place === PLACE
    ? { id: no, title: became.where, clause: no, kind: null }
    : null;
const inForce = (pack: Pack, on: CivilDate): readonly Provision[] =>
  (pack.provisions ?? []).filter((one) => within(on, one));

/** `roles` null: the document names nobody. */
export type WorkCadence = WorkDemand & { roles: readonly RoleCode[] | null } & TermInForce;
const NO_TERM: TermInForce = { every: null, setting: null };
const PLACE: PlaceCode = "workRecords";

/** Meetings, inspections and the like that a document wants repeated, in force on a day. */
const workCadences = (pack: Pack, settings: Settings, on: CivilDate): WorkCadence[] =>
  inForce(pack, on).flatMap((one): WorkCadence[] => {
    const kind = one.kind === "cadence" ? KIND_OF[one.subject] : undefined;
    return one.kind === "cadence" && kind
      ? [{ ...demandOf(one, kind), roles: one.roles, ...termOf(pack, one.every, settings) }]
      : [];
  });

/** What the documents want recorded without saying how often: duties, and clauses whose step is a record of work. */
const withoutTerm = (pack: Pack, on: CivilDate): WorkCadence[] => [
  ...inForce(pack, on).flatMap((one) =>
    one.kind === "duty" && one.place === PLACE
      ? [{ ...demandOf(one, null), roles: one.roles, ...NO_TERM }]
      : [],
  ),
  ...pack.documents
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => {
      const demand = demandOfClause(clause);
      return demand ? [{ ...demand, roles: null, ...NO_TERM }] : [];
    }),
];

/** All that falls to a role of the bureau and that records answer; an auditor looks at everything. */
export const workDemands = (pack: Pack, settings: Settings, on: CivilDate, role: TenantRole): WorkCadence[] =>
  [...workCadences(pack, settings, on), ...withoutTerm(pack, on)].filter(
    ({ roles }) => role === "auditor" || roles === null || fallsToRole(roles, role),
  );

/** Days by which a document wants something to be there, the earliest first. */
export const workDeadlines = (pack: Pack, on: CivilDate): (WorkDemand & Pick<Deadline, "roles" | "by">)[] =>
  inForce(pack, on)
    .flatMap((one) =>
      one.kind === "deadline" ? [{ ...demandOf(one, null), roles: one.roles, by: one.by }] : [],
    )
    .sort((a, b) => (a.by < b.by ? -1 : 1));

/** A demand by its id, in force or not: records outlive it. */
export function demandNamed(pack: Pack, id: string | null): WorkDemand | null {
  const found = (pack.provisions ?? []).find((one) => one.id === id);
  if (found?.kind === "deadline" || found?.kind === "duty") return demandOf(found, null);
  const kind = found?.kind === "cadence" ? KIND_OF[found.subject] : undefined;
  if (found && kind) return demandOf(found, kind);
  const clause = pack.documents.flatMap(({ clauses }) => clauses).find(({ no }) => no === id);
  return clause ? demandOfClause(clause) : null;
}
