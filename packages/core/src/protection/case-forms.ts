import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { type Form, formsOf } from "../forms/pack-forms.ts";

/** `intake`: packs built before there was `emergency` say it for what is done at once. */
const RECORDS = [
  "mandatoryReport",
  "emergency",
  "intake",
  "assessment",
  "conference",
  "supervision",
  "transfer",
] as const;

/** The forms that the pack asks to be kept of a case of protection, in force on a day. */
export const caseForms = (pack: Pack, on: CivilDate): Form[] => formsOf(pack, on, RECORDS);
