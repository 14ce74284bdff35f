import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { packReport } from "@tongyou/database/schema";
import { and, desc, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import type { Period } from "../visits/verify-period.ts";
import { named } from "../work-records/work-record.ts";
import type { Scope } from "../workbench/bench.ts";
import type { Filing } from "./pack-reports.schema.ts";

export type StoredFiling = typeof packReport.$inferSelect;
/** What is sealed of a filing. */
export type FilingContent = Pick<Filing, "counts" | "entries"> & { note?: string };

/** Whose report it is: the place's own, or that of the institution the person belongs to. */
export const ownFiling = ({ staff }: StaffContext): SQL =>
  staff.role === "institutionStaff"
    ? sql`${packReport.institutionId} = ${staff.institution ?? null}::uuid`
    : isNull(packReport.institutionId);

const ofPeriod = ({ from, to }: Period) => and(eq(packReport.fromOn, from), eq(packReport.toOn, to));

/** All that was handed in here for a period, the newest first. */
export const filingsHere = (
  tx: TenantTransaction,
  context: StaffContext,
  { report, division, period }: { report: string; division: string; period: Period },
): Promise<StoredFiling[]> =>
  tx
    .select()
    .from(packReport)
    .where(
      and(
        eq(packReport.report, report),
        eq(packReport.division, division),
        ownFiling(context),
        ofPeriod(period),
      ),
    )
    .orderBy(desc(packReport.number));

/** What others of the area handed in for a period: its places, and institutions; of staff of an institution nobody. */
export const filingsBelow = (
  tx: TenantTransaction,
  context: StaffContext,
  { report, scope, period }: { report: string; scope: Scope; period: Period },
): Promise<StoredFiling[]> =>
  tx
    .select()
    .from(packReport)
    .where(
      and(
        eq(packReport.report, report),
        gte(packReport.division, scope.lo),
        lt(packReport.division, scope.hi),
        isNull(packReport.supersededAt),
        ofPeriod(period),
        sql`NOT (${and(eq(packReport.division, scope.lo), isNull(packReport.institutionId))})`,
        context.staff.role === "institutionStaff" ? sql`false` : undefined,
      ),
    )
    .orderBy(packReport.division, desc(packReport.at));

/** The last period that was handed in here, by report. */
export async function lastFilings(
  tx: TenantTransaction,
  context: StaffContext,
): Promise<ReadonlyMap<string, Period & { at: Date }>> {
  const rows = await tx
    .selectDistinctOn([packReport.report], {
      report: packReport.report,
      from: packReport.fromOn,
      to: packReport.toOn,
      at: packReport.at,
    })
    .from(packReport)
    .where(
      and(eq(packReport.division, context.area.code), ownFiling(context), isNull(packReport.supersededAt)),
    )
    .orderBy(packReport.report, desc(packReport.toOn));
  return new Map(rows.map(({ report, ...last }) => [report, last]));
}

/** A filing in words. */
export function filingOut(
  key: TenantKey,
  row: StoredFiling,
  { staff, institutions }: Record<"staff" | "institutions", ReadonlyMap<string, string>>,
): Filing {
  const { counts, entries, note = null } = openJson<FilingContent>(key, row.contentSealed);
  return {
    number: row.number,
    place: { code: row.division, name: placeName(row.division) },
    institution: named(row.institutionId, institutions),
    countedOn: row.countedOn,
    counts,
    entries,
    note,
    by: staff.get(row.by) ?? null,
    at: row.at.toISOString(),
  };
}
