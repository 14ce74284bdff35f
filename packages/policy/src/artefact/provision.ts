/**
 * What a clause asks for beside categories and money: who does what, when it falls due, which record is kept.
 * Data the product shows and acts on; every entry rests on its clauses.
 */
import type { Bilingual } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { FactName, IncidentKind, ParentStatus } from "../facts/vocabulary.ts";
import type { Expression } from "./expression.ts";
import type { PlaceCode } from "./place.ts";

/** Neutral role codes; a region's own titles are its `roles`. */
export const ROLE_CODES = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyOfficer",
  "countyFinance",
  "cityOfficer",
  "provinceOfficer",
  "institutionStaff",
  "provider",
  "guardian",
  "villageCommittee",
  "townGovernment",
  "countyGovernment",
  "department.education",
  "department.health",
  "department.police",
  "department.justice",
  "department.court",
  "department.procuratorate",
  "department.finance",
  "department.humanResources",
  "department.planning",
  "department.insurance",
  "department.womensFederation",
  "department.youthLeague",
  "department.unions",
  "department.disabledFederation",
  "department.religion",
  "department.other",
  "auditor",
  "tenantAdmin",
  "nationalAdmin",
] as const;
export type RoleCode = (typeof ROLE_CODES)[number];

/** A length of time. Working days are counted by the bureau's own calendar. */
export const SPAN_UNITS = ["hours", "days", "workingDays", "months", "years"] as const;
export type Span = { count: number; unit: (typeof SPAN_UNITS)[number] };
/** How often or how soon: a number only where a document gives one, else a setting the bureau fills in. */
export type Term = Span | { setting: string };

/** Where a timer begins. `step`: a step recorded in the product, in words. */
export type TimerStart =
  | { fact: FactName }
  | { incident: readonly IncidentKind[] }
  | { parentStatus: readonly ParentStatus[] }
  | { step: Bilingual };

export const AREA_LEVELS = ["village", "town", "county", "prefecture", "province"] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
export const FIELD_TYPES = [
  "text",
  "date",
  "number",
  "flag",
  "choice",
  "person",
  "file",
  "signature",
] as const;
/** A field of a record. `options` only for a choice. */
export type FormField = {
  id: string;
  title: Bilingual;
  type: (typeof FIELD_TYPES)[number];
  required?: boolean;
  options?: readonly { id: string; title: Bilingual }[];
};
export const RECORDS = [
  "childFile",
  "carePlan",
  "visit",
  "ledger",
  "entrustment",
  "institutionAgreement",
  "mandatoryReport",
  "emergency",
  "assessment",
  "riskAssessment",
  "conference",
  "referral",
  "intake",
  "transfer",
  "adoption",
  "supervision",
  "training",
  "staffRegister",
  "activity",
  "venue",
  "meeting",
  "workPlan",
  "other",
] as const;
/** Levels of risk as the fact `riskLevel` has them: 1 is the highest. Shown as a word, the level and a colour. */
export const RISK_COLOURS = ["red", "orange", "yellow", "blue"] as const;
export type RiskLevel = { level: number; title: Bilingual; colour: (typeof RISK_COLOURS)[number] };

export const CADENCE_SUBJECTS = [
  "visit",
  "dataCheck",
  "training",
  "report",
  "meeting",
  "inspection",
  "assessment",
  "followUp",
] as const;

/** How many of something an area has. `max` absent: no upper bound in the text. */
export type AreaCount = { per: AreaLevel; min: number; max?: number };

export type ProvisionCommon = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  from: CivilDate;
  until?: CivilDate;
};

export type Provision = ProvisionCommon &
  /** What a role has to do, and where; `place` is absent in packs built before there were places. */
  (
    | { kind: "duty"; roles: readonly RoleCode[]; place?: PlaceCode }
    /** A step for one child whenever the condition holds. */
    | { kind: "task"; roles: readonly RoleCode[]; when: Expression }
    /** A state that must not last: shown to the roles until it ends. */
    | { kind: "alert"; roles: readonly RoleCode[]; when: Expression }
    /** Falls due a span after its beginning, while the condition (if any) holds. */
    | {
        kind: "timer";
        roles: readonly RoleCode[];
        starts: TimerStart;
        after: Span;
        does: Bilingual;
        when?: Expression;
      }
    /** How often; `of`: only for children for whom the condition holds. */
    | {
        kind: "cadence";
        subject: (typeof CADENCE_SUBJECTS)[number];
        roles: readonly RoleCode[];
        every: Term;
        of?: Expression;
      }
    /** Fields of a record that the clause asks for; `of`: the children for each of whom it must be there. */
    | { kind: "form"; record: (typeof RECORDS)[number]; fields: readonly FormField[]; of?: Expression }
    /**
     * The levels of risk a child is assessed at. Their criteria are the bureau's to enter; `source` is the official
     * document they stand in, and whatever is entered from elsewhere is shown as not official.
     */
    | { kind: "riskScheme"; levels: readonly RiskLevel[]; source?: Bilingual }
    /** Who may work, how many, how trained. `gate`: no access to cases before it is met. */
    | {
        kind: "staffRule";
        roles: readonly RoleCode[];
        count?: AreaCount;
        every?: Term;
        gate?: boolean;
        topics?: readonly Bilingual[];
      }
    /** What an institution is for; `admits` and `refuses` judge a child's admission. */
    | {
        kind: "institutionRule";
        institution: string;
        count?: AreaCount;
        admits?: Expression;
        refuses?: Expression;
        services?: readonly Bilingual[];
      }
    /** A count or report; each row counts an item of the pack or a condition. */
    | {
        kind: "report";
        roles: readonly RoleCode[];
        every?: Term;
        rows: readonly { id: string; title: Bilingual; counts?: Expression }[];
      }
    | { kind: "deadline"; roles: readonly RoleCode[]; by: CivilDate }
    /** A number the document leaves open: the bureau enters it, and it is shown as the bureau's. */
    | { kind: "setting"; unit: "months" | "days" | "workingDays" | "count" | "share" | "fen" | "text" }
  );
export type ProvisionKind = Provision["kind"];
/** The condition of a provision, whatever its kind calls it. */
export const conditionsOf = (provision: Provision): readonly (readonly [key: string, when: Expression])[] => {
  switch (provision.kind) {
    case "task":
    case "alert":
      return [["when", provision.when]];
    case "timer":
      return provision.when ? [["when", provision.when]] : [];
    case "cadence":
    case "form":
      return provision.of ? [["of", provision.of]] : [];
    case "institutionRule":
      return [
        ...(provision.admits ? [["admits", provision.admits] as const] : []),
        ...(provision.refuses ? [["refuses", provision.refuses] as const] : []),
      ];
    case "report":
      return provision.rows.flatMap((row, i) =>
        row.counts ? [[`rows[${i}].counts`, row.counts] as const] : [],
      );
    default:
      return [];
  }
};

/** The provision with another condition in the place that `conditionsOf` names. */
export function withCondition(provision: Provision, key: string, when: Expression): Provision {
  if (provision.kind !== "report") return { ...provision, [key]: when };
  const rows = provision.rows.map((row, i) => (key === `rows[${i}].counts` ? { ...row, counts: when } : row));
  return { ...provision, rows };
}
