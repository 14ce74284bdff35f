import type { TenantTransaction } from "@tongyou/database";
import { child, visitPlan } from "@tongyou/database/schema";
import { ageOn, type CivilDate, lastDayOf } from "@tongyou/policy";
import { and, asc, count, eq, gt, gte, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { cadenceOut, PLAN_COLUMNS, planOut } from "./plan-out.ts";
import { loadCadences } from "./refresh-visit-plans.ts";
import type { PlanView } from "./visit-views.ts";
import type { VisitPlans, visitPlansInput } from "./visits.schema.ts";

type Input = z.output<typeof visitPlansInput>;

const endOfMonth = (today: CivilDate) => lastDayOf(today.slice(0, 7));

/** The plans a view shows on a day. */
const IN_VIEW: { readonly [V in PlanView]: (today: CivilDate) => SQL | undefined } = {
  overdue: (today) => lt(visitPlan.due, today),
  due: (today) => and(gte(visitPlan.due, today), lte(visitPlan.due, endOfMonth(today))),
  later: (today) => gt(visitPlan.due, endOfMonth(today)),
  unset: () => eq(visitPlan.basis, "unset"),
};

/** What falls to one person: agreed with them, or with nobody in a village worker's own village. */
export function fallsTo({ staff }: StaffContext): SQL | undefined {
  const agreed = eq(visitPlan.worker, staff.id);
  return staff.role === "villageWorker" ? or(agreed, isNull(visitPlan.worker)) : agreed;
}

/** Plans of open files in the area in view. */
export function openPlans(area: { lo: string; hi: string } | undefined): SQL | undefined {
  return and(
    sql`${child.status} = 'active'`,
    area && gte(visitPlan.division, area.lo),
    area && lt(visitPlan.division, area.hi),
  );
}

async function countViews(
  tx: TenantTransaction,
  within: SQL | undefined,
  today: CivilDate,
): Promise<VisitPlans["counts"]> {
  const end = endOfMonth(today);
  const [row] = await tx
    .select({
      overdue: sql<number>`count(*) FILTER (WHERE ${visitPlan.due} < ${today})::int`,
      due: sql<number>`count(*) FILTER (WHERE ${visitPlan.due} BETWEEN ${today} AND ${end})::int`,
      later: sql<number>`count(*) FILTER (WHERE ${visitPlan.due} > ${end})::int`,
      unset: sql<number>`count(*) FILTER (WHERE ${visitPlan.basis} = 'unset')::int`,
    })
    .from(visitPlan)
    .innerJoin(child, eq(child.id, visitPlan.childId))
    .where(within);
  return row ?? { overdue: 0, due: 0, later: 0, unset: 0 };
}

/**
 * The children of the area by the day of their next visit, the longest overdue first; and those whose documents ask
 * for visits without the bureau having said how often.
 */
export async function listPlans(context: StaffContext, input: Input): Promise<VisitPlans> {
  const today = civilDayOf(context.now());
  const area = input.area ? areaRange(input.area) : undefined;
  const read = await inTenant(context, "visits.plans", async (tx, note) => {
    const within = and(openPlans(area), input.mine ? fallsTo(context) : undefined);
    const where = and(within, IN_VIEW[input.view](today));
    const of = () => tx.select({ rows: count() }).from(visitPlan);
    const [rows, [total], counts, cadences] = await Promise.all([
      tx
        .select({
          ...PLAN_COLUMNS,
          childId: child.id,
          name: child.name,
          birthDate: child.birthDate,
          division: child.division,
        })
        .from(visitPlan)
        .innerJoin(child, eq(child.id, visitPlan.childId))
        .where(where)
        .orderBy(asc(visitPlan.due), asc(visitPlan.division), asc(child.pinyin), asc(child.id))
        .limit(input.limit)
        .offset(input.offset),
      of().innerJoin(child, eq(child.id, visitPlan.childId)).where(where),
      countViews(tx, within, today),
      loadCadences(tx, context, await decidingOn(tx, context)),
    ]);
    note({ detail: { view: input.view, mine: input.mine, area: input.area ?? null, offset: input.offset } });
    return { rows, total: total?.rows ?? 0, counts, cadences };
  });
  const names = await staffNames(
    context,
    read.rows.map(({ worker }) => worker),
  );
  return {
    rows: read.rows.map(({ childId, name, birthDate, division, ...plan }) => ({
      ...planOut(plan, read.cadences, names),
      childId,
      name,
      age: birthDate ? ageOn(birthDate, today) : null,
      division,
      divisionName: placeName(division),
      overdue: plan.due !== null && plan.due < today,
    })),
    total: read.total,
    counts: read.counts,
    today,
    missing: read.cadences.visit.filter(({ every }) => every === null).map(cadenceOut),
  };
}
