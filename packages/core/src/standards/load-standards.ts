import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { EnteredValue, Pack, Readings, Standards } from "@tongyou/policy/engine";
import { and, asc, like, lte } from "drizzle-orm";
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

const ENTRY_LIFE = { written: standard.enteredAt, supersededAt: standard.supersededAt };

/**
 * What the bureau entered for its pack: gazetted values and published statistics, by parameter and series.
 * Entries for ids the pack does not have (any more) are left out. `knownAt`: what had been entered at that instant.
 */
export async function loadStandards(tx: TenantTransaction, pack: Pack, knownAt?: Date): Promise<Standards> {
  const rows = await tx
    .select()
    .from(standard)
    .where(knownThen(ENTRY_LIFE, knownAt))
    .orderBy(asc(standard.validFrom));
  const parameters: Record<string, EnteredValue[]> = {};
  const series: Record<string, Record<string, { value: string; source: string }>> = {};
  const [parameterIds, seriesIds] = [pack.parameters, pack.series].map(
    (items) => new Set(items.map((item) => item.id)),
  );
  for (const row of rows) {
    const source = row.documentNumber ?? "";
    const value = row.value as StandardValue;
    if (parameterIds?.has(row.parameter) && "fen" in value) {
      const values = parameters[row.parameter] ?? [];
      values.push({ from: row.validFrom, fen: value.fen, source });
      parameters[row.parameter] = values;
    } else if (seriesIds?.has(row.parameter) && "figure" in value) {
      const years = series[row.parameter] ?? {};
      years[row.validFrom.slice(0, 4)] = { value: value.figure, source };
      series[row.parameter] = years;
    }
  }
  return { parameters, series };
}

/**
 * The readings the bureau takes on a day instead of its pack's own: of each, the choice with the newest first day.
 * Choices the pack does not offer (any more) are left out. `knownAt`: what had been chosen at that instant.
 */
export async function loadReadings(
  tx: TenantTransaction,
  pack: Pack,
  on: CivilDate,
  knownAt?: Date,
): Promise<Readings> {
  const rows = await tx
    .select({ parameter: standard.parameter, value: standard.value })
    .from(standard)
    .where(
      and(
        knownThen(ENTRY_LIFE, knownAt),
        like(standard.parameter, `${READING}%`),
        lte(standard.validFrom, on),
      ),
    )
    .orderBy(asc(standard.validFrom));
  const chosen = new Map(rows.map((row) => [row.parameter, (row.value as ReadingValue).option]));
  return Object.fromEntries(
    pack.readings.flatMap(({ id, options }) => {
      const option = chosen.get(readingKey(id));
      return option !== undefined && options.some((one) => one.id === option) ? [[id, option]] : [];
    }),
  );
}
