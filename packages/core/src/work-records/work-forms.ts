import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { type Form, formsOf } from "../forms/pack-forms.ts";
import type { WorkKind } from "./work-records.schema.ts";

/** Forms of a case, an institution or a training belong to those and are filled in there. */
const RECORDS_OF: Readonly<Partial<Record<WorkKind, readonly Form["record"][]>>> = {
  meeting: ["meeting"],
  supervision: ["supervision"],
  activity: ["activity"],
  workPlan: ["workPlan"],
  other: ["other"],
};

/** What the documents of a region ask to be written down in a record of this kind. */
export const workForms = (pack: Pack, on: CivilDate, kind: WorkKind): Form[] =>
  formsOf(pack, on, RECORDS_OF[kind] ?? []);
