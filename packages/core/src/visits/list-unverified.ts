import { child, visitPlan } from "@tongyou/database/schema";
import { ageOn, type FactName, type Facts } from "@tongyou/policy";
import { and, asc, count, eq, type SQLWrapper, sql } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { factsOn } from "../facts/facts-on.ts";
import { labelOf, showFact } from "../facts/show-fact.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { isLate, notVerified, toVerify, verifyRound } from "./verify-round.ts";
import type { UnverifiedRow, unverifiedInput } from "./visits.schema.ts";

/** What somebody who knows the family can confirm at a glance. */
const LOOKED_AT: readonly FactName[] = [
  "father.statuses",
  "mother.statuses",
  "careArrangement",
  "schoolState",
  "disabled",
  "severelyIll",
  "household.kinds",
];

const looked = (facts: Facts) =>
  LOOKED_AT.map((name) => ({ label: labelOf(name), shown: showFact(name, facts[name]) }));

/** Files not yet verified in this period, by place, with what is to be looked at. */
export async function listUnverified(
  context: StaffContext,
  input: z.output<typeof unverifiedInput>,
): Promise<Page<UnverifiedRow>> {
  const today = civilDayOf(context.now());
  return inTenant(context, "visits.unverified", async (tx, note) => {
    const round = await verifyRound(tx, context);
    note({ detail: { area: input.area ?? null, offset: input.offset } });
    if (!round.period) return { rows: [], total: 0 };
    const where = and(toVerify(input.area ? areaRange(input.area) : undefined), notVerified(round.period));
    const late: SQLWrapper = isLate(round);
    const [rows, [total]] = await Promise.all([
      tx
        .select({
          childId: child.id,
          version: child.version,
          name: child.name,
          birthDate: child.birthDate,
          division: child.division,
          verifiedOn: visitPlan.verifiedOn,
          overdue: sql<boolean>`${late}`,
        })
        .from(visitPlan)
        .innerJoin(child, eq(child.id, visitPlan.childId))
        .where(where)
        .orderBy(asc(visitPlan.division), asc(child.pinyin), asc(child.id))
        .limit(input.limit)
        .offset(input.offset),
      tx
        .select({ rows: count() })
        .from(visitPlan)
        .innerJoin(child, eq(child.id, visitPlan.childId))
        .where(where),
    ]);
    const facts = await factsOn(
      tx,
      rows.map(({ childId }) => childId),
      today,
    );
    return {
      rows: rows.map(({ birthDate, division, ...row }) => ({
        ...row,
        age: birthDate ? ageOn(birthDate, today) : null,
        divisionName: placeName(division),
        facts: looked(facts.get(row.childId) ?? {}),
      })),
      total: total?.rows ?? 0,
    };
  });
}
