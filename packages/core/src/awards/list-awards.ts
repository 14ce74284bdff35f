import { application, award, child } from "@tongyou/database/schema";
import { and, asc, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { mayKnow } from "../children/children-where.ts";
import type { StaffContext } from "../context.ts";
import { policyToday } from "../protection/chain.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { inPlace, RATE, rateOf, WHO, whoOf } from "./award-rows.ts";
import type { AwardRows, awardsListInput } from "./awards.schema.ts";
import { firstMonthOut, firstMonths, firstOfSpan } from "./first-months.ts";
import { benefitToday, mayChange } from "./who-decides.ts";

/** The newest span in force of each child. */
const newest = sql`${award.fromMonth} = (
  SELECT max(newer.from_month) FROM ${award} AS newer
  WHERE newer.child_id = ${award.childId} AND newer.benefit = ${award.benefit} AND newer.superseded_at IS NULL)`;

const NOTHING = { class: null, fen: null };

const STATES: Readonly<Record<z.output<typeof awardsListInput>["state"], SQL | undefined>> = {
  granted: and(sql`${child.award} = 'granted'`, isNull(award.untilMonth)),
  suspended: and(sql`${child.award} = 'suspended'`, isNull(award.untilMonth)),
  ended: and(isNull(child.award), isNotNull(award.untilMonth), newest),
};

/**
 * Children of the area to whom the allowance is granted or suspended until further notice, or was ended; with what the
 * rules give now (fen a month). By place and name.
 */
export async function listAwards(
  context: StaffContext,
  { area, state, offset, limit }: z.output<typeof awardsListInput>,
): Promise<AwardRows> {
  const { pack } = policyToday(context);
  const benefit = benefitToday(context);
  const read = await inTenant(context, "awards.list", async (tx, note) => {
    const where = and(
      inPlace(context, area),
      eq(award.benefit, benefit),
      isNull(award.supersededAt),
      STATES[state],
      mayKnow(context.staff.role, "allowance"),
    );
    const [rows, [counted]] = await Promise.all([
      tx
        .select({
          ...WHO,
          ...RATE,
          from: award.fromMonth,
          until: award.untilMonth,
          basis: award.basis,
          span: award.id,
          decidedAt: award.decidedAt,
          granted: application.class,
          closedOn: child.closedOn,
        })
        .from(award)
        .innerJoin(child, eq(child.id, award.childId))
        .leftJoin(application, eq(application.id, award.applicationId))
        .where(where)
        .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
        .limit(limit)
        .offset(offset),
      tx.select({ rows: count() }).from(award).innerJoin(child, eq(child.id, award.childId)).where(where),
    ]);
    const total = counted?.rows ?? 0;
    note({ detail: { total, offset, state, area: area ?? null } });
    const begins = await firstMonths(tx, context);
    return { rows: rows.map((row) => ({ ...row, first: firstOfSpan(row, begins) })), total };
  });
  const names = await staffNames(
    context,
    read.rows.map(({ first }) => first?.set?.by),
  );
  return {
    rows: read.rows.map((row) => ({
      ...whoOf(row),
      // What its row keeps was decided before it was closed.
      ...rateOf(pack, row.closedOn === null ? row : NOTHING),
      state,
      from: row.until ?? row.from,
      basis: row.basis,
      first: row.first ? firstMonthOut(row.first, names) : null,
      span: row.span,
      closedOn: row.closedOn,
    })),
    total: read.total,
    mayChange: mayChange(context, "awards.end"),
  };
}
