import type { TenantTransaction } from "@tongyou/database";
import { application, child } from "@tongyou/database/schema";
import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { mayKnow } from "../children/children-where.ts";
import { decideMany, decidingOn } from "../children/deciding.ts";
import { knownTo } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { reasonFor } from "../months/reason-of.ts";
import { inTenant } from "../verb.ts";
import { inPlace, RATE, rateOf, WHO, whoOf } from "./award-rows.ts";
import type { awardsMissingInput, MissingAwards } from "./awards.schema.ts";
import { awardsOf } from "./awards-of.ts";
import { benefitToday } from "./who-decides.ts";

/**
 * Whoever qualifies by what is known and has no award, of those the role may know of. Written out, so that the short
 * index of just these rows serves it.
 */
export const isMissing = (role: TenantRole): SQL | undefined =>
  and(
    sql`${child.status} = 'active' AND ${child.allowanceStatus} = 'decided' AND ${child.allowanceFen} > 0
        AND ${child.award} IS NULL`,
    mayKnow(role, "allowance"),
  );

/** An application for the child is open. */
export const isApplied = sql`EXISTS (SELECT FROM ${application}
  WHERE ${application.childId} = ${child.id} AND ${application.state} = 'open')`;

const openNumbers = async (tx: TenantTransaction, ids: readonly string[]) => {
  const rows = await tx
    .select({ childId: application.childId, number: application.number })
    .from(application)
    .where(and(inArray(application.childId, [...ids]), eq(application.state, "open")));
  return new Map(rows.map(({ childId, number }) => [childId, number]));
};

/**
 * Children of the area who qualify and receive nothing, each with why and what would be due (fen a month): for whom
 * nobody has begun an application, or those for whom one is open. By place and name.
 */
export async function listMissing(
  context: StaffContext,
  { area, applied, offset, limit }: z.output<typeof awardsMissingInput>,
): Promise<MissingAwards> {
  const { role } = context.staff;
  const benefit = benefitToday(context);
  return inTenant(context, "awards.missing", async (tx, note) => {
    const where = and(inPlace(context, area), isMissing(role), applied ? isApplied : sql`NOT ${isApplied}`);
    const deciding = await decidingOn(tx, context);
    const { policy } = deciding;
    const [rows, [counted]] = await Promise.all([
      tx
        .select({ ...WHO, ...RATE })
        .from(child)
        .where(where)
        .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
        .limit(limit)
        .offset(offset),
      tx.select({ rows: count() }).from(child).where(where),
    ]);
    const ids = rows.map(({ childId }) => childId);
    const [decided, spans, numbers] = await Promise.all([
      decideMany(tx, deciding, ids),
      awardsOf(tx, benefit, ids),
      openNumbers(tx, ids),
    ]);
    const total = counted?.rows ?? 0;
    note({ detail: { total, offset, applied, area: area ?? null } });
    const page = rows.flatMap((row) => {
      const one = decided.get(row.childId);
      if (!one) return [];
      const known = knownTo(role, policy, one);
      return [
        {
          ...whoOf(row),
          ...rateOf(policy.pack, row),
          ...reasonFor(role, policy, known, row.class),
          application: numbers.get(row.childId) ?? null,
          endedFrom: spans.get(row.childId)?.at(-1)?.until ?? null,
        },
      ];
    });
    return { rows: page, total };
  });
}
