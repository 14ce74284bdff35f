import type { Span, Term } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import type { Settings } from "./load-settings.ts";
import { settingsOf } from "./setting-rows.ts";

/** `setting`: where the bureau sets it, null where a document does. `every` null: the bureau has not. */
export type TermInForce = { every: Span | null; setting: string | null };

/** A term as the document gives it, else as the bureau set it. */
export function termOf(pack: Pack, term: Term, settings: Settings): TermInForce {
  if (!("setting" in term)) return { every: term, setting: null };
  const unit = settingsOf(pack).find(({ id }) => id === term.setting)?.unit;
  const value = settings.get(term.setting)?.value;
  const counted = unit === "months" || unit === "days" || unit === "workingDays";
  return {
    every: counted && typeof value === "number" ? { count: value, unit } : null,
    setting: term.setting,
  };
}
