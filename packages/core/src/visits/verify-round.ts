import type { TenantTransaction } from "@tongyou/database";
import { child, visitPlan } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openPlans } from "./list-plans.ts";
import { loadCadences } from "./refresh-visit-plans.ts";
import { type Period, periodBefore, periodOf } from "./verify-period.ts";
import type { Cadence, VisitCadences } from "./visit-cadences.ts";

/** The verification under way: its rules, its period, and what counts as late. */
export type Round = {
  rules: readonly Cadence[];
  /** Null: no rule asks for verification, or the bureau has not said how often. */
  period: Period | null;
  /** Files verified before this day, or never, were left out of the last period too. */
  lateBefore: string | null;
};

/** The round of a day. Where a region had several rules, the one that comes round most often counts. */
export function roundOf({ verify }: Pick<VisitCadences, "verify">, today: CivilDate): Round {
  const dated = verify.flatMap(({ every, from }) => (every ? [{ every, from }] : []));
  const [shortest] = dated
    .map((rule) => ({ rule, period: periodOf(today, rule.every, rule.from) }))
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1));
  if (!shortest) return { rules: verify, period: null, lateBefore: null };
  const { rule, period } = shortest;
  const before = periodBefore(period, rule.every, rule.from);
  return { rules: verify, period, lateBefore: before?.from ?? null };
}

/** The round of today. */
export async function verifyRound(tx: TenantTransaction, context: StaffContext): Promise<Round> {
  const cadences = await loadCadences(tx, context, await decidingOn(tx, context));
  return roundOf(cadences, civilDayOf(context.now()));
}

/** Open files that a rule wants verified. */
export const toVerify = (area: { lo: string; hi: string } | undefined): SQL | undefined =>
  and(openPlans(area), isNotNull(visitPlan.verify));

/** Not yet confirmed or corrected in the period. */
export const notVerified = ({ from }: Period): SQL | undefined =>
  or(isNull(visitPlan.verifiedOn), lt(visitPlan.verifiedOn, from));

/** Left out of the period before as well, of files that were open then. */
export function isLate({ period, lateBefore }: Round): SQL {
  if (!period || lateBefore === null) return sql`false`;
  return sql`(coalesce(${visitPlan.verifiedOn}, ${lateBefore}::date - 1) < ${lateBefore}::date
    AND ${child.createdAt} < ${period.from}::date::timestamp AT TIME ZONE 'Asia/Shanghai')`;
}
