import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, count, eq, gte, lt, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { uncertainRow } from "../children/children.schema.ts";
import { placeName } from "../children/place-name.ts";
import { codeOf, divisionsUnder, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { Scope } from "../workbench/bench.ts";
import type { ReportPlace, RowCount, RowCounts } from "./pack-reports.schema.ts";
import { type ReportProvision, reportRows, rowKey } from "./report-provisions.ts";

export type Counted = {
  places: ReportPlace[];
  total: RowCounts;
  countedOn: { from: string; to: string } | null;
  recounting: boolean;
};

const BELOW = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 5 } as const;
const NOTHING: Counted = { places: [], total: {}, countedOn: null, recounting: false };

/** Files of one place that carry the same rows and the same restricted parts, and how many they are. */
type Alike = { place: string; rows: string | null; restricted: string | null; files: number };

/** How many of the files a row counts and may count, as far as the reader may know; null parts are not found out yet. */
function countOf(alike: readonly Alike[], key: string): RowCount {
  const among = (mark: string) =>
    alike
      .filter(
        ({ rows, restricted }) =>
          rows?.includes(`|${mark}|`) && restricted?.includes(`|row:${key}|`) === false,
      )
      .reduce((sum, { files }) => sum + files, 0);
  return { yes: among(key), open: among(uncertainRow(key)) };
}

/**
 * How many open files of an area each row of a report counts, by the places next below it. The files carry the rows since
 * they were decided last; the database counts those alike, of which a county has few, and each row is read from these.
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
  const found = await tx
    .select({
      place: sql<string>`left(${child.division}, ${sql.raw(String(SIGNIFICANT[level]))})`,
      rows: child.reportRows,
      restricted: seesRestricted(role) ? sql<string>`'|'` : child.restricted,
      files: count(),
      from: sql<string | null>`min(${child.decidedOn})::text`,
      to: sql<string | null>`max(${child.decidedOn})::text`,
    })
    .from(child)
    .where(
      and(eq(child.status, sql.raw("'active'")), gte(child.division, scope.lo), lt(child.division, scope.hi)),
    )
    .groupBy(sql`1, 2, 3`);
  const countsOf = (alike: readonly Alike[]): RowCounts =>
    Object.fromEntries(ids.map((id) => [id, countOf(alike, rowKey(report, id))]));
  const byPlace = Map.groupBy(found, ({ place }) => codeOf(place));
  const codes = new Set([...divisionsUnder(scope.lo, level).map(({ code }) => code), ...byPlace.keys()]);
  const places = [...codes].sort().map(
    (division): ReportPlace => ({
      division,
      name: placeName(division),
      counts: countsOf(byPlace.get(division) ?? []),
    }),
  );
  const days = found
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null)
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return {
    places,
    total: countsOf(found),
    countedOn: from !== undefined && to !== undefined ? { from, to } : null,
    recounting: found.some(({ rows }) => rows === null),
  };
}
