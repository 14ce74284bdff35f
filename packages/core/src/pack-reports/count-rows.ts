import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { uncertainRow } from "../children/children.schema.ts";
import { inRow } from "../children/children-where.ts";
import { placeName } from "../children/place-name.ts";
import { codeOf, divisionsUnder, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import type { Scope } from "../workbench/bench.ts";
import type { ReportPlace, RowCounts } from "./pack-reports.schema.ts";
import { type ReportProvision, reportRows, rowKey } from "./report-provisions.ts";

export type Counted = {
  places: ReportPlace[];
  total: RowCounts;
  countedOn: { from: string; to: string } | null;
  recounting: boolean;
};

const BELOW = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 5 } as const;
const NOTHING: Counted = { places: [], total: {}, countedOn: null, recounting: false };
const files = (condition: SQL) => sql<number>`(count(*) FILTER (WHERE ${condition}))::int`;

/**
 * How many open files of an area each row of a report counts, by the places next below it: one pass over the area's
 * files, which carry the rows since they were decided last.
 */
export async function countRows(
  tx: TenantTransaction,
  role: TenantRole,
  scope: Scope,
  report: ReportProvision,
): Promise<Counted> {
  const ids = reportRows(report).flatMap(({ id, counted }) => (counted ? [id] : []));
  if (ids.length === 0) return NOTHING;
  const level = BELOW[levelOf(scope.lo)];
  const columns = Object.fromEntries(
    ids.flatMap((id) => {
      const key = rowKey(report, id);
      return [
        [`yes ${id}`, files(inRow(role, key))],
        [`open ${id}`, files(inRow(role, uncertainRow(key)))],
      ];
    }),
  );
  const found = await tx
    .select({
      place: sql<string>`left(${child.division}, ${sql.raw(String(SIGNIFICANT[level]))})`,
      uncounted: files(isNull(child.reportRows)),
      from: sql<string | null>`min(${child.decidedOn})::text`,
      to: sql<string | null>`max(${child.decidedOn})::text`,
      ...columns,
    })
    .from(child)
    .where(
      and(eq(child.status, sql.raw("'active'")), gte(child.division, scope.lo), lt(child.division, scope.hi)),
    )
    .groupBy(sql`1`);
  const rows: Readonly<Record<string, unknown>>[] = found;
  const numberAt = (row: Readonly<Record<string, unknown>> | undefined, key: string) =>
    Number(row?.[key] ?? 0);
  const countsOf = (row: Readonly<Record<string, unknown>> | undefined): RowCounts =>
    Object.fromEntries(
      ids.map((id) => [id, { yes: numberAt(row, `yes ${id}`), open: numberAt(row, `open ${id}`) }]),
    );
  const byPlace = new Map(rows.map((row) => [codeOf(String(row.place)), row]));
  const codes = new Set([...divisionsUnder(scope.lo, level).map(({ code }) => code), ...byPlace.keys()]);
  const places = [...codes].sort().map(
    (division): ReportPlace => ({
      division,
      name: placeName(division),
      counts: countsOf(byPlace.get(division)),
    }),
  );
  const days = found
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null)
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return {
    places,
    total: Object.fromEntries(
      ids.map((id) => [
        id,
        {
          yes: places.reduce((sum, { counts }) => sum + (counts[id]?.yes ?? 0), 0),
          open: places.reduce((sum, { counts }) => sum + (counts[id]?.open ?? 0), 0),
        },
      ]),
    ),
    countedOn: from !== undefined && to !== undefined ? { from, to } : null,
    recounting: found.some(({ uncounted }) => uncounted > 0),
  };
}
