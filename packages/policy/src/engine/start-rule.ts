import type { Pack, StartRule } from "../artefact/pack.ts";
import type { CivilDate } from "../facts/calendar.ts";

/**
 * By which month the allowance of a class begins that is confirmed on a day, as the documents say: of the class alone, else
 * of the whole allowance. Undefined where none does: then the bureau sets it.
 */
export function startRuleOf({ benefit }: Pack, rate: string, on: CivilDate): StartRule | undefined {
  const own = benefit?.classes.find(({ id }) => id === rate)?.starts;
  return [own, benefit?.starts].find((said) => said && (said.from === undefined || said.from <= on));
}
