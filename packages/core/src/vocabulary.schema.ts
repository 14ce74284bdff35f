/** The national fact vocabulary with its words, for forms and lists. */

export type { Bilingual, DatedStatus, Explanation, Incident, Reason } from "@tongyou/policy";
export {
  addMonths,
  FACTS,
  type FactDefinition,
  INCIDENT_KINDS,
  INCIDENT_WORDS,
  type IncidentKind,
  isCivilDate,
  isCivilMonth,
  lastDayOf,
  PARENT_STATUSES,
  type ParentStatus,
  STATUS_WORDS,
  wordOf,
} from "@tongyou/policy/facts";
