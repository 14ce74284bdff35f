import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { type Form, formsOf } from "../forms/pack-forms.ts";

/** The forms that the pack asks to be kept of a case of protection, in force on a day. */
export const caseForms = (pack: Pack, on: CivilDate): Form[] =>
  formsOf(pack, on, ["mandatoryReport", "intake", "assessment", "conference", "supervision", "transfer"]);
