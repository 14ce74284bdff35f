import type { CivilDate } from "@tongyou/policy";
import type { Touches } from "@tongyou/policy/engine";
import { dueAt } from "../deadlines/due-at.ts";
import { OTHER_INTERVAL } from "../standards/own-settings.ts";
import { type Cadence, concerns, type VisitCadences } from "./visit-cadences.ts";

/** What is known of a child's visits beside the rules. */
export type VisitHistory = {
  /** The day the file was opened. */
  opened: CivilDate;
  lastOn: CivilDate | null;
  appointment: { plannedFor: CivilDate; proposed: CivilDate | null } | null;
};

export type PlannedVisit = {
  basis: "appointment" | "cadence" | "unset" | "none";
  due: CivilDate | null;
  cadence: string | null;
  cadenceDue: CivilDate | null;
  verify: string | null;
};

/** What is said of the child: the provisions that may hold, and the level of risk where one was assessed. */
export type Concern = { touches: Touches; riskLevel: number | undefined };

/** The cadences of a child's visits: those of the documents and of its risk, else the bureau's own for all others. */
function cadencesOf({ visit, levels }: VisitCadences, { touches, riskLevel }: Concern): Cadence[] {
  const ofLevel = riskLevel === undefined ? undefined : levels.get(riskLevel);
  const documented = visit.filter((cadence) => cadence.id !== OTHER_INTERVAL && concerns(cadence, touches));
  const asked = ofLevel ? [...documented, ofLevel] : documented;
  return asked.length > 0 ? asked : visit.filter(({ id }) => id === OTHER_INTERVAL);
}

/** From the last visit; for a child never visited from the day on which both file and rule were there. */
function dueOf({ every, from }: Cadence, { opened, lastOn }: VisitHistory): CivilDate | null {
  const start = lastOn ?? (opened < from ? from : opened);
  return every && dueAt(start, every).day;
}

/** The cadence that asks for the next visit first; with a null day where none that holds has a number. */
function nextByCadence(
  cadences: readonly Cadence[],
  history: VisitHistory,
): { id: string; due: CivilDate | null } | undefined {
  const dated = cadences.map((cadence) => ({ id: cadence.id, due: dueOf(cadence, history) }));
  return dated.toSorted((a, b) => ((a.due ?? "9999") < (b.due ?? "9999") ? -1 : 1))[0];
}

/**
 * When a child is to be visited next. An appointment goes before the cadence, unless the cadence has since become
 * stricter than it was when the appointment was made.
 */
export function plannedVisit(cadences: VisitCadences, concern: Concern, history: VisitHistory): PlannedVisit {
  const next = nextByCadence(cadencesOf(cadences, concern), history);
  const verify = cadences.verify.find((cadence) => concerns(cadence, concern.touches))?.id ?? null;
  const byCadence = { cadence: next?.id ?? null, cadenceDue: next?.due ?? null, verify };
  const { appointment } = history;
  const due = byCadence.cadenceDue;
  if (appointment) {
    const stricter = due !== null && due < (appointment.proposed ?? "9999") && due < appointment.plannedFor;
    if (!stricter) return { basis: "appointment", due: appointment.plannedFor, ...byCadence };
  }
  if (due !== null) return { basis: "cadence", due, ...byCadence };
  return { basis: next ? "unset" : "none", due: null, ...byCadence };
}
