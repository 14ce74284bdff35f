import type { TenantTransaction } from "@tongyou/database";
import { setting, standard } from "@tongyou/database/schema";
import type { EnteredValue, Pack, Readings, Standards } from "@tongyou/policy/engine";
import { asc, eq, isNull } from "drizzle-orm";

/** `standard.value`: fen per month of a parameter, or a published figure as exact decimal text. */
export type StandardValue = { fen: number } | { figure: string };

/** Key of the setting that holds the readings a bureau takes instead of its pack's. */
export const READINGS = "readings";

/**
 * What the bureau entered for its pack: gazetted values and published statistics, by parameter and series.
 * Entries for ids the pack does not have (any more) are left out.
 */
export async function loadStandards(tx: TenantTransaction, pack: Pack): Promise<Standards> {
  const rows = await tx
    .select()
    .from(standard)
    .where(isNull(standard.supersededAt))
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

/** The readings the bureau takes instead of its pack's own. */
export async function loadReadings(tx: TenantTransaction): Promise<Readings> {
  const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, READINGS));
  return (row?.value ?? {}) as Readings;
}
