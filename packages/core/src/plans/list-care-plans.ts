import { care, child } from "@tongyou/database/schema";
import { ageOn, type CivilDate, lastDayOf } from "@tongyou/policy";
import { and, asc, eq, gte, isNotNull, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { inTenant } from "../verb.ts";
import { planForms } from "./plan-forms.ts";
import type { CarePlanView, PlanList, plansInput } from "./plans.schema.ts";

const endOfMonth = (today: CivilDate) => lastDayOf(today.slice(0, 7));

/** What a view of the list shows on a day: of `review`, all that falls due until the end of the month. */
export const IN_VIEW: { readonly [V in CarePlanView]: (today: CivilDate) => SQL | undefined } = {
  missing: () => and(isNotNull(care.planRule), isNull(care.planNumber)),
  review: (today) => lte(care.reviewOn, endOfMonth(today)),
  current: () => isNotNull(care.planNumber),
};

/** Of open files in an area. */
export const openCare = (area: { lo: string; hi: string } | undefined): SQL | undefined =>
  and(
    sql`${child.status} = 'active'`,
    area && gte(care.division, area.lo),
    area && lt(care.division, area.hi),
  );

/** The children of the area whose plan is missing, is to be reviewed this month, or is in force. */
export async function listCarePlans(
  context: StaffContext,
  input: z.output<typeof plansInput>,
): Promise<PlanList> {
  const today = civilDayOf(context.now());
  return inTenant(context, "plans.list", async (tx, note) => {
    const within = openCare(input.area ? areaRange(input.area) : undefined);
    const where = and(within, IN_VIEW[input.view](today));
    const counted = (view: CarePlanView) =>
      sql<number>`count(*) FILTER (WHERE ${IN_VIEW[view](today)})::int`.as(`of_${view}`);
    const [rows, [counts], { policy, on }] = await Promise.all([
      tx
        .select({
          childId: child.id,
          name: child.name,
          birthDate: child.birthDate,
          division: child.division,
          riskLevel: care.riskLevel,
          planRule: care.planRule,
          reviewOn: care.reviewOn,
        })
        .from(care)
        .innerJoin(child, eq(child.id, care.childId))
        .where(where)
        .orderBy(
          asc(care.reviewOn),
          asc(care.riskLevel),
          asc(care.division),
          asc(child.pinyin),
          asc(child.id),
        )
        .limit(input.limit)
        .offset(input.offset),
      tx
        .select({
          missing: counted("missing"),
          review: counted("review"),
          current: counted("current"),
        })
        .from(care)
        .innerJoin(child, eq(child.id, care.childId))
        .where(within),
      decidingOn(tx, context),
    ]);
    note({ detail: { view: input.view, area: input.area ?? null, offset: input.offset } });
    const forms = planForms(policy.pack, on);
    const found = counts ?? { missing: 0, review: 0, current: 0 };
    return {
      rows: rows.map(({ birthDate, planRule, ...row }) => ({
        ...row,
        age: birthDate ? ageOn(birthDate, today) : null,
        divisionName: placeName(row.division),
        rule: forms.find(({ id }) => id === planRule)?.title ?? null,
        overdue: row.reviewOn !== null && row.reviewOn < today,
      })),
      total: found[input.view],
      counts: found,
      today,
    };
  });
}
