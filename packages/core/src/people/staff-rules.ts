import { addDays, type Bilingual, type CivilDate, type Span } from "@tongyou/policy";
import type { Pack, Provision } from "@tongyou/policy/engine";
import { dueAt } from "../deadlines/due-at.ts";
import type { Settings } from "../standards/load-settings.ts";
import { termOf } from "../standards/term-of.ts";
import { periodOf } from "../visits/verify-period.ts";
import { type DueOut, POST_ROLES, type PostRole, type StaffDemand } from "./people.schema.ts";
import { postTitle } from "./post-roles.ts";

type StaffRule = Extract<Provision, { kind: "staffRule" }>;
type Cadence = Extract<Provision, { kind: "cadence" }>;
type Level = "county" | "town" | "village";

const inForce = ({ from, until }: Provision, on: CivilDate) =>
  from <= on && (until === undefined || on < until);
const rulesOn = ({ provisions = [] }: Pack, on: CivilDate): StaffRule[] =>
  provisions.filter((one) => one.kind === "staffRule").filter((one) => inForce(one, on));
const demandOf = ({ id, title, clauses }: Provision): StaffDemand => ({
  id,
  title,
  clause: clauses[0] ?? null,
});

/** The rule that lets nobody begin in a role before passing a training, and the first day it holds. */
export function gateOf(
  pack: Pack,
  role: PostRole,
  on: CivilDate,
): (StaffDemand & { from: CivilDate }) | null {
  const rule = rulesOn(pack, on).find(({ gate, roles }) => gate && roles.some((one) => one === role));
  return rule ? { ...demandOf(rule), from: rule.from } : null;
}

/** The numbered item of a document that a clause is a sentence of: `FJ-2.2.2-d` of `FJ-2.2.2`. */
const itemOf = (no: string) => no.replace(/-[a-z]\d*$/, "");

/** What trainings are to be about: topics a rule gives with the term, or in the item of the document that gives it. */
export function topicsOf(pack: Pack, on: CivilDate): Bilingual[] {
  const items = new Set(
    (pack.provisions ?? []).flatMap((one) =>
      one.kind === "cadence" && one.subject === "training" ? one.clauses.map(itemOf) : [],
    ),
  );
  return rulesOn(pack, on)
    .filter(({ every, clauses }) => every !== undefined || clauses.some((no) => items.has(itemOf(no))))
    .flatMap(({ topics = [] }) => topics);
}

export type CountRule = StaffDemand & { role: PostRole; per: Level; min: number; max: number | null };

/** A place that has somebody called so by a document has at least one, where no rule counts them. */
const USUAL: readonly { role: PostRole; per: Level }[] = [
  { role: "villageWorker", per: "village" },
  { role: "townSupervisor", per: "town" },
  { role: "townSocialWorker", per: "town" },
];

/** How many of whom each place has. */
export function countRules(pack: Pack, on: CivilDate): CountRule[] {
  const counted = rulesOn(pack, on).flatMap((rule): CountRule[] => {
    const { count } = rule;
    if (!count || (count.per !== "county" && count.per !== "town" && count.per !== "village")) return [];
    const { per, min, max = null } = count;
    return POST_ROLES.filter((role) => rule.roles.some((one) => one === role)).map((role) => ({
      ...demandOf(rule),
      role,
      per,
      min,
      max,
    }));
  });
  const named = USUAL.flatMap(({ role, per }): CountRule[] => {
    const title = pack.roles.find(
      (one) => one.role === role && (one.from ?? "") <= on && (one.until === undefined || on < one.until),
    );
    if (!title || counted.some((rule) => rule.role === role)) return [];
    const clause = title.clauses[0] ?? null;
    return [{ id: `role.${role}`, title: postTitle(pack, role, on), clause, role, per, min: 1, max: null }];
  });
  return [...counted, ...named];
}

export type StaffCadence = {
  rule: StaffDemand;
  every: Span | null;
  setting: string | null;
  from: CivilDate;
};

/** How often those in a role are trained; null: no document asks. */
export function trainingOf(
  pack: Pack,
  role: PostRole,
  settings: Settings,
  on: CivilDate,
): StaffCadence | null {
  const holds = (one: Provision): one is Cadence | (StaffRule & { every: Cadence["every"] }) =>
    inForce(one, on) &&
    ((one.kind === "cadence" && one.subject === "training") ||
      (one.kind === "staffRule" && one.every !== undefined)) &&
    one.roles.some((asked) => asked === role);
  const rule = (pack.provisions ?? []).find(holds);
  if (!rule) return null;
  return { rule: demandOf(rule), ...termOf(pack, rule.every, settings), from: rule.from };
}

/** How often the work of those in post is checked; null: no document asks. */
export function inspectionOf(pack: Pack, settings: Settings, on: CivilDate): StaffCadence | null {
  const rule = (pack.provisions ?? []).find(
    (one): one is Cadence =>
      one.kind === "cadence" &&
      one.subject === "inspection" &&
      inForce(one, on) &&
      one.roles.includes("townSupervisor"),
  );
  if (!rule) return null;
  return { rule: demandOf(rule), ...termOf(pack, rule.every, settings), from: rule.from };
}

const later = (a: CivilDate, b: CivilDate) => (a < b ? b : a);

/**
 * By when somebody is to be trained next. A term of months or years is a period of the calendar (once a year: by the
 * last day of the year), in which one training is enough; without one, the period of the first day in post counts.
 */
export function trainingDue(
  cadence: StaffCadence,
  { lastOn, since }: { lastOn: CivilDate | null; since: CivilDate },
  today: CivilDate,
): DueOut {
  const { rule, every, setting, from } = cadence;
  if (!every) return { rule, every, setting, due: null, overdue: false };
  const start = lastOn ? addDays(periodOf(lastOn, every, from).to, 1) : later(since, from);
  const due = periodOf(start, every, from).to;
  return { rule, every, setting, due, overdue: due < today };
}

/** By when somebody's work is to be checked next: counted from the last check, else from the first day in post. */
export function inspectionDue(
  { rule, every, setting, from }: StaffCadence,
  { lastOn, since }: { lastOn: CivilDate | null; since: CivilDate },
  today: CivilDate,
): DueOut {
  const due = every && dueAt(lastOn ?? later(since, from), every).day;
  return { rule, every, setting, due, overdue: due !== null && due < today };
}
