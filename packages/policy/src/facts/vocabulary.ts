/**
 * The national fact vocabulary: the one set of names that packs, imports, forms, storage and explanations
 * speak. A fact that is absent is unknown, never "no". A set (`words`, `statuses`, `incidents`) that is
 * present is complete: what it does not list is known not to hold.
 */
import type { CivilDate } from "./calendar.ts";
import { CHILD_FACTS } from "./child-facts.ts";
import type { FactDefinition } from "./fact-definition.ts";
import { FAMILY_FACTS } from "./family-facts.ts";

export type { FactDefinition } from "./fact-definition.ts";

/** What a parent may be in; a parent holds a set of these, each with the day it began when that is known. */
export const PARENT_STATUSES = [
  "normal",
  "deceased",
  "declaredDead",
  "missing",
  "declaredMissing",
  "outOfContact",
  "imprisoned",
  "compulsoryDetox",
  "otherRestriction",
  "severeDisability",
  "severeIllness",
  "incapable",
  "unableOtherReason",
  "remarriedNotRaising",
  "custodyRevoked",
  "deported",
  "refusesDuty",
  "migrantWork",
  "notFound",
] as const;
export type ParentStatus = (typeof PARENT_STATUSES)[number];

/** One status of a parent. `since` absent: begun on an unknown day. `until` is the first day it no longer holds. */
export type DatedStatus = { status: ParentStatus; since?: CivilDate; until?: CivilDate };

export const INCIDENT_KINDS = [
  "abuse",
  "abandonment",
  "accident",
  "crime",
  "suddenEvent",
  "majorIllness",
  "street",
  "traffickedRescued",
  "lostFamilySupport",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How far an incident is dealt with: reported, guardianship is being intervened in, closed. */
export const INCIDENT_STATES = ["open", "intervening", "closed"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Harm or a sudden event. An absent part of an incident is unknown on its own. */
export type Incident = {
  kind: IncidentKind;
  date?: CivilDate;
  /** Caused by absent or improper guardianship (监护缺失或不当所致). */
  byGuardianship?: boolean;
  /** The child's safety is threatened or harmed (危及人身安全). */
  safetyThreat?: boolean;
  state?: IncidentState;
};

export const FACTS = { ...CHILD_FACTS, ...FAMILY_FACTS };

export type FactName = keyof typeof FACTS;

type ValueOf<D extends FactDefinition> = D extends { type: "boolean" }
  ? boolean
  : D extends { type: "number" }
    ? number
    : D extends { type: "word"; words: infer W }
      ? keyof W & string
      : D extends { type: "words"; words: infer W }
        ? readonly (keyof W & string)[]
        : D extends { type: "statuses" }
          ? readonly DatedStatus[]
          : D extends { type: "incidents" }
            ? readonly Incident[]
            : string;

/** What is known about one child on one day. Absent is unknown. */
export type Facts = { readonly [N in FactName]?: ValueOf<(typeof FACTS)[N]> };
