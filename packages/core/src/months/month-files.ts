import type { TenantTransaction } from "@tongyou/database";
import { type benefitLine, child } from "@tongyou/database/schema";
import { and, asc, count, eq, gt, gte, lt, ne, or, sql } from "drizzle-orm";
import { areaRange } from "../divisions/index.ts";
import { UNDONE } from "../imports/compared-rows.ts";
import { nextPage } from "../jobs/next-page.ts";
import type { MonthScope } from "./month-children.ts";

/** A child to decide. `open`: its file is open on the last day of the month, `openFirst`: on the first. */
export type Filed = { id: string; division: string; open: boolean; openFirst: boolean };

/** Rows of an area. */
export const inArea = (column: typeof child.division | typeof benefitLine.division, division: string) => {
  const { lo, hi } = areaRange(division);
  return and(gte(column, lo), lt(column, hi));
};

/**
 * Not closed on the day, as far as was known at an instant, and not of a child born after it. A file that was opened again
 * stays closed for the days in between.
 */
const isOpen = (day: string, known: string) => sql<boolean>`(
  (${child.status} = 'active' OR (${child.closedReason} <> ${UNDONE}
    AND (${child.closedOn} > ${day}::date OR coalesce(${child.closedAt} > ${known}::timestamptz, false))))
  AND NOT EXISTS (
    SELECT FROM past_closing past
    WHERE past.child_id = child.id AND past.from_day <= ${day}::date
      AND coalesce(past.closed_at <= ${known}::timestamptz, true)
      AND (past.until_day > ${day}::date OR past.reopened_at > ${known}::timestamptz))
  AND coalesce(${child.birthDate} <= ${day}::date, true))`;

/** Somebody else's file is this child's: nothing was ever due by this one. */
const isTwin = sql`coalesce(${child.closedReason} = 'duplicate', false)`;

const toDecide = (scope: MonthScope) =>
  and(inArea(child.division, scope.division), or(eq(child.status, "active"), ne(child.closedReason, UNDONE)));

function columnsOf({ month, deciding: { on, knownAt } }: MonthScope) {
  const known = knownAt?.toISOString() ?? "infinity";
  return {
    id: child.id,
    division: child.division,
    open: isOpen(on, known),
    openFirst: sql<boolean>`(${isOpen(`${month}-01`, known)} AND NOT ${isTwin})`,
  };
}

/** The day a file was closed that is not open on another day: of the last closing until then. */
export const closedBefore = (day: string) => sql<string | null>`coalesce(child.closed_on, (
  SELECT max(past.from_day) FROM past_closing past
  WHERE past.child_id = child.id AND past.from_day <= ${day}::date AND past.until_day > ${day}::date))`;

/** The next children to decide, by id: files open on the last day, and others that may have been paid before. */
export async function readFiles(
  tx: TenantTransaction,
  scope: MonthScope,
  after: string,
  limit: number,
): Promise<Filed[]> {
  return tx
    .select(columnsOf(scope))
    .from(child)
    .where(and(toDecide(scope), gt(child.id, after)))
    .orderBy(asc(child.id))
    .limit(nextPage(limit));
}

/** How many there are to decide. */
export async function countFiles(tx: TenantTransaction, scope: MonthScope): Promise<number> {
  const [found] = await tx.select({ files: count() }).from(child).where(toDecide(scope));
  return found?.files ?? 0;
}

/** Those of these children that are to be decided. */
export async function filesOf(
  tx: TenantTransaction,
  scope: MonthScope,
  ids: readonly string[],
): Promise<Filed[]> {
  return tx
    .select(columnsOf(scope))
    .from(child)
    .where(and(toDecide(scope), sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`));
}
