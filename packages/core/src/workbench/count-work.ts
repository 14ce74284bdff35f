import type { TenantTransaction } from "@tongyou/database";
import { child, protectionCase, referral, staff, visitPlan } from "@tongyou/database/schema";
import { type CivilDate, lastDayOf } from "@tongyou/policy";
import { and, eq, gte, inArray, isNull, lt, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { may, type TenantRole } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { readable } from "../protection/list-cases.ts";
import { WAITING } from "../referrals/list-referrals.ts";
import { inView } from "../referrals/referral-record.ts";
import { openPlans } from "../visits/list-plans.ts";
import type { Period } from "../visits/verify-period.ts";
import type { Scope } from "./bench.ts";
import { openIn, waitsForFacts } from "./child-todos.ts";

/** What is counted, and by which places: those whose codes agree in the first `digits` digits. */
export type Counting = { tx: TenantTransaction; context: StaffContext; scope: Scope; digits: number };

const rowsWhere = (condition: SQL | SQLWrapper | undefined) =>
  sql<number>`count(*) FILTER (WHERE ${condition ?? sql`true`})::int`;
const placeOf = (column: SQLWrapper, { digits }: Counting) =>
  sql<string>`left(${column}, ${sql.raw(String(digits))})`;
const inScope = (column: typeof referral.division | typeof protectionCase.division, { scope }: Counting) =>
  and(gte(column, scope.lo), lt(column, scope.hi));

/** Open files, and those whose allowance waits for facts the role may know of. */
export function countChildren(counting: Counting) {
  const { tx, context, scope } = counting;
  return tx
    .select({
      place: placeOf(child.division, counting),
      children: rowsWhere(undefined),
      needs: rowsWhere(waitsForFacts(context.staff.role)),
    })
    .from(child)
    .where(openIn(scope))
    .groupBy(sql`1`);
}

/** By the plans: visits that are late, or due until the end of the month, and children who were visited in it. */
export function countVisits(counting: Counting, today: CivilDate, period: Period | null) {
  const month = today.slice(0, 7);
  const verify = sql`${visitPlan.verify} IS NOT NULL`;
  const none = sql<number>`0`;
  return counting.tx
    .select({
      place: placeOf(visitPlan.division, counting),
      overdue: rowsWhere(lt(visitPlan.due, today)),
      due: rowsWhere(sql`${visitPlan.due} BETWEEN ${today} AND ${lastDayOf(month)}`),
      done: rowsWhere(gte(visitPlan.lastOn, `${month}-01`)),
      oldest: sql<CivilDate | null>`min(${visitPlan.due}) FILTER (WHERE ${visitPlan.due} < ${today})::text`,
      toVerify: period ? rowsWhere(verify) : none,
      verified: period ? rowsWhere(and(verify, gte(visitPlan.verifiedOn, period.from))) : none,
    })
    .from(visitPlan)
    .innerJoin(child, eq(child.id, visitPlan.childId))
    .where(openPlans(counting.scope))
    .groupBy(sql`1`);
}

/** Reports of harm that are not closed, with the earliest clock; nothing of those that the reader may not open. */
export async function countReports(counting: Counting) {
  const { tx, context } = counting;
  if (!may(context.staff.role, "protection.list")) return null;
  const open = eq(protectionCase.state, "open");
  const now = context.now();
  return tx
    .select({
      place: placeOf(protectionCase.division, counting),
      open: rowsWhere(undefined),
      overdue: rowsWhere(and(open, sql`${protectionCase.dueAt} <= ${now.toISOString()}::timestamptz`)),
      nextDue: sql<Date | null>`min(${protectionCase.dueAt}) FILTER (WHERE ${open})`.mapWith(
        protectionCase.dueAt,
      ),
    })
    .from(protectionCase)
    .where(
      and(inScope(protectionCase.division, counting), ne(protectionCase.state, "closed"), readable(context)),
    )
    .groupBy(sql`1`);
}

/** Referrals that departments have not replied to, of those the reader may know of. */
export async function countReferrals(counting: Counting) {
  const { tx, context } = counting;
  if (!may(context.staff.role, "referrals.list")) return null;
  return tx
    .select({
      place: placeOf(referral.division, counting),
      waiting: rowsWhere(undefined),
      overdue: rowsWhere(lt(referral.dueOn, civilDayOf(context.now()))),
    })
    .from(referral)
    .where(and(inScope(referral.division, counting), WAITING, inView(context)))
    .groupBy(sql`1`);
}

/** The accounts in use of these roles, by the place they work for. */
export function listAccounts({ tx, scope }: Counting, roles: readonly TenantRole[]) {
  return tx
    .select({ place: staff.division, name: staff.name })
    .from(staff)
    .where(
      and(
        inArray(staff.role, [...roles]),
        isNull(staff.disabledAt),
        gte(staff.division, scope.lo),
        lt(staff.division, scope.hi),
      ),
    )
    .orderBy(staff.division, staff.name);
}
