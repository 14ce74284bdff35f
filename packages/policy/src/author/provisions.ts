/** How an author writes what a clause asks for beside categories and money. */

import type { Expression } from "../artefact/expression.ts";
import type { PlaceCode } from "../artefact/place.ts";
import type {
  AreaCount,
  FormField,
  Provision,
  ProvisionCommon,
  RoleCode,
  Span,
  Term,
  TimerStart,
} from "../artefact/provision.ts";
import type { Bilingual } from "../decision.ts";

/** A provision as its author writes it: without `from` it holds from the day its first clause's document does. */
export type AuthoredProvision = Provision extends infer P
  ? P extends Provision
    ? Omit<P, "from"> & { from?: string }
    : never
  : never;

type Of<K extends Provision["kind"]> = Omit<
  Extract<AuthoredProvision, { kind: K }>,
  "kind" | "clauses" | keyof ProvisionCommon
> & { from?: string; until?: string };

const make =
  <K extends Provision["kind"]>(kind: K) =>
  (id: string, clauses: string | readonly string[], title: Bilingual, rest: Of<K>): AuthoredProvision =>
    ({
      kind,
      id,
      title,
      clauses: typeof clauses === "string" ? [clauses] : clauses,
      ...rest,
    }) as unknown as AuthoredProvision;

/** What roles have to do, and where: `duty("YC.tell", "YC-4.1", both(…), { roles: ["villageWorker"], place: "referrals" })`. */
export const duty: (
  id: string,
  clauses: string | readonly string[],
  title: Bilingual,
  rest: Of<"duty"> & { place: PlaceCode },
) => AuthoredProvision = make("duty");
/** A step for one child whenever `when` holds. */
export const task = make("task");
/** A state that must not last, e.g. under 16 and living alone. */
export const alert = make("alert");
/** Falls due a span after its beginning: `{ starts: { incident: ["street"] }, after: years(2), does, roles }`. */
export const timer = make("timer");
/** How often: `every: months(3)` only where the document says so, else `every: setting("YC.setting.visits")`. */
export const cadence = make("cadence");
/** Fields of a record that a clause asks for. */
export const form = make("form");
/** Levels of risk from 1, the highest; the bureau enters their criteria from `source`. */
export const riskScheme = make("riskScheme");
export const staffRule = make("staffRule");
export const institutionRule = make("institutionRule");
export const report = make("report");
export const deadline = make("deadline");
/** A number the document leaves open; the bureau enters it. */
export const bureauSetting = make("setting");

const span =
  (unit: Span["unit"]) =>
  (count: number): Span => ({ count, unit });
export const hours = span("hours");
export const days = span("days");
export const workingDays = span("workingDays");
export const months = span("months");
export const years = span("years");
export const setting = (id: string): Term => ({ setting: id });

export const perArea = (per: AreaCount["per"], min: number, max?: number): AreaCount =>
  max === undefined ? { per, min } : { per, min, max };

/** A timer begins at a date fact, an incident, a parent's status, or a step recorded in the product. */
export const fromFact = (fact: Extract<TimerStart, { fact: unknown }>["fact"]): TimerStart => ({ fact });
export const fromIncident = (
  ...incident: Extract<TimerStart, { incident: unknown }>["incident"][number][]
): TimerStart => ({ incident });
export const fromParentStatus = (
  ...parentStatus: Extract<TimerStart, { parentStatus: unknown }>["parentStatus"][number][]
): TimerStart => ({ parentStatus });
export const fromStep = (zh: string, en: string): TimerStart => ({ step: { zh, en } });

/** A field of a form; a choice lists its options as `[id, zh, en]`. */
export const field = (
  id: string,
  zh: string,
  en: string,
  type: FormField["type"] = "text",
  options?: readonly (readonly [string, string, string])[],
): FormField => ({
  id,
  title: { zh, en },
  type,
  ...(options && {
    options: options.map(([one, oneZh, oneEn]) => ({ id: one, title: { zh: oneZh, en: oneEn } })),
  }),
});
export const required = (one: FormField): FormField => ({ ...one, required: true });

/** A row of a report: counts the children for whom the condition holds, or is filled by hand without one. */
export const row = (id: string, zh: string, en: string, counts?: Expression) => ({
  id,
  title: { zh, en },
  ...(counts && { counts }),
});
/** The roles of a rule, checked while typing. */
export const roles = (...codes: RoleCode[]): readonly RoleCode[] => codes;
