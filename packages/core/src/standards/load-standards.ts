import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { EnteredValue, Pack, Readings, Standards } from "@tongyou/policy/engine";
import { asc } from "drizzle-orm";
import { knownThen } from "../known-then.ts";

/**
 * `standard.value`: fen per month of a parameter with what its formula gave when it was entered (`proposed`), or a
 * published figure as exact decimal text.
 */
export type StandardValue = { fen: number; proposed?: number } | { figure: string };

/** `standard.value` of a reading: the option the bureau takes. */
export type ReadingValue = { option: string };

/** `standard.parameter` of a reading: its id behind this word, so that it can be no parameter of a pack. */
const READING = "reading:";
export const readingKey = (reading: string): string => `${READING}${reading}`;

/** `standard.value` of a setting: the bureau's number (of the setting's unit) or words. */
export type SettingValue = { set: number | string };

/** `standard.parameter` of a setting: its id behind this word. */
export const settingKey = (setting: string): string => `setting:${setting}`;

/** When an entry was made, and when another took its place. */
export const ENTRY_LIFE = { written: standard.enteredAt, supersededAt: standard.supersededAt };
const ENTRY = {
  parameter: standard.parameter,
  from: standard.validFrom,
  value: standard.value,
  documentNumber: standard.documentNumber,
};
export type Entry = { parameter: string; from: CivilDate; value: unknown; documentNumber: string | null };

/** What a bureau entered for its pack's parameters and series, and the readings it takes. */
export type Choices = { standards: Standards; readings: Readings };

/** What the bureau entered, for whatever pack, by its first day. `knownAt`: what had been entered at that instant. */
export const readEntries = (tx: TenantTransaction, knownAt?: Date): Promise<Entry[]> =>
  tx.select(ENTRY).from(standard).where(knownThen(ENTRY_LIFE, knownAt)).orderBy(asc(standard.validFrom));

/**
 * What the bureau entered for its pack: gazetted values and published statistics, by parameter and series, and the
 * readings it takes on a day instead of the pack's own. Entries for what the pack does not have or offer (any more)
 * are left out.
 */
export const choicesOf = (pack: Pack, entries: readonly Entry[], on: CivilDate): Choices => ({
  standards: standardsOf(pack, entries),
  readings: readingsOf(pack, entries, on),
});

function standardsOf(pack: Pack, entries: readonly Entry[]): Standards {
  const parameters: Record<string, EnteredValue[]> = {};
  const series: Record<string, Record<string, { value: string; source: string }>> = {};
  const [parameterIds, seriesIds] = [pack.parameters, pack.series].map(
    (items) => new Set(items.map((item) => item.id)),
  );
  for (const entry of entries) {
    const source = entry.documentNumber ?? "";
    const value = entry.value as StandardValue;
    if (parameterIds?.has(entry.parameter) && "fen" in value) {
      const values = parameters[entry.parameter] ?? [];
      values.push({ from: entry.from, fen: value.fen, source });
      parameters[entry.parameter] = values;
    } else if (seriesIds?.has(entry.parameter) && "figure" in value) {
      const years = series[entry.parameter] ?? {};
      years[entry.from.slice(0, 4)] = { value: value.figure, source };
      series[entry.parameter] = years;
    }
  }
  return { parameters, series };
}

/** Of each reading the choice with the newest first day. */
function readingsOf(pack: Pack, entries: readonly Entry[], on: CivilDate): Readings {
  const chosen = new Map(entries.filter(({ from }) => from <= on).map((entry) => [entry.parameter, entry]));
  return Object.fromEntries(
    pack.readings.flatMap(({ id, options }) => {
      const value = chosen.get(readingKey(id))?.value as ReadingValue | undefined;
      return value && options.some((one) => one.id === value.option) ? [[id, value.option]] : [];
    }),
  );
}
