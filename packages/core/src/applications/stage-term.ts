import type { TenantTransaction } from "@tongyou/database";
import type { ProcedureStage } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { civilDayOf } from "../civil-day.ts";
import { dueAt } from "../deadlines/due-at.ts";
import { loadSettings, type Settings } from "../standards/load-settings.ts";
import { applicationTerm } from "../standards/own-settings.ts";
import { termOf } from "../standards/term-of.ts";
import type { ApplicationDue } from "./applications.schema.ts";

/** The last day of a stage, as the application's row keeps it. */
export type StageDue = { dueOn: string | null; dueFrom: ApplicationDue["from"]; dueCalendar: number | null };

const UNSET: StageDue = { dueOn: null, dueFrom: "unset", dueCalendar: null };

/**
 * Until when a stage entered at an instant is to be done: the document's number, else what the bureau set for stages of
 * its kind. With neither there is no last day, and every screen says so.
 */
export function stageDue(pack: Pack, settings: Settings, stage: ProcedureStage, entered: Date): StageDue {
  const { within = { setting: applicationTerm(stage.kind) } } = stage;
  const { every, setting } = termOf(pack, within, settings);
  if (!every) return UNSET;
  const { day, calendar = null } = dueAt(civilDayOf(entered), every);
  return { dueOn: day, dueFrom: setting === null ? "pack" : "bureau", dueCalendar: calendar };
}

/** What the terms of stages that are entered now rest on. */
export const termsNow = (tx: TenantTransaction, at: Date): Promise<Settings> =>
  loadSettings(tx, civilDayOf(at));

/** The last day on the bureau's day; one that is closed is late no more. */
export const dueOut = (
  { dueOn, dueFrom, dueCalendar, state }: StageDue & { state: string },
  today: string,
): ApplicationDue => ({
  on: state === "open" ? dueOn : null,
  from: dueFrom,
  late: state === "open" && dueOn !== null && dueOn < today,
  calendar: dueCalendar,
});
