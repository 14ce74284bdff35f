import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, intake, referral } from "@tongyou/database/schema";
import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { type IntakeRecord, type IntakeTold, takenInView } from "./intake-record.ts";
import { scopeOf } from "./list-referrals.ts";
import { inView } from "./referral-record.ts";
import type { IntakeRow, intakesInput } from "./referrals.schema.ts";

export type Taken = { row: IntakeRecord; childName: string | null; referrals: number; closed: number };

/** Requests with the child's name where on file, and how far their referrals are. */
export function selectIntakes(tx: TenantTransaction, context: StaffContext) {
  const made = and(sql`${referral.intakeId} = ${intake.id}`, inView(context)) ?? sql`true`;
  const partsOf = (which: SQL) => sql<number>`(SELECT count(*)::int FROM ${referral} WHERE ${which})`;
  return tx
    .select({
      row: intake,
      childName: child.name,
      referrals: partsOf(made),
      closed: partsOf(sql`${made} AND ${referral.closedAt} IS NOT NULL`),
    })
    .from(intake)
    .leftJoin(child, and(isNotNull(intake.childId), eq(child.id, intake.childId)));
}

/** A request in a list; a partner who took it down sees the name that was told, not the one on file. */
export function intakeRow(
  context: StaffContext,
  key: TenantKey,
  { row, childName, referrals, closed }: Taken,
  names: ReadonlyMap<string, string>,
): IntakeRow {
  const told = openJson<IntakeTold>(key, row.toldSealed);
  const onFile = may(context.staff.role, "children.get") ? childName : null;
  return {
    id: row.id,
    number: row.number,
    source: row.source,
    place: placeName(row.division),
    takenBy: names.get(row.takenBy) ?? null,
    takenAt: row.takenAt.toISOString(),
    referrals,
    closed,
    finished: row.finishedAt !== null,
    childName: onFile ?? told.childName ?? null,
  };
}

/** Requests of families: open ones the oldest first, finished ones the newest first. */
export async function listIntakes(
  context: StaffContext,
  { open, area, offset, limit }: z.output<typeof intakesInput>,
): Promise<Page<IntakeRow>> {
  const key = await tenantKey(context.db, context.tenant);
  const { lo, hi } = scopeOf(context, area);
  const filter = and(
    gte(intake.division, lo),
    lt(intake.division, hi),
    takenInView(context),
    open ? isNull(intake.finishedAt) : isNotNull(intake.finishedAt),
  );
  const { rows, total } = await inTenant(context, "referrals.intakes", async (tx, note) => {
    const found = await selectIntakes(tx, context)
      .where(filter)
      .orderBy(open ? asc(intake.takenAt) : desc(intake.takenAt), asc(intake.id))
      .limit(limit)
      .offset(offset);
    const [all] = await tx.select({ rows: count() }).from(intake).where(filter);
    note({ detail: { intakes: found.map(({ row }) => row.id) } });
    return { rows: found, total: all?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.map(({ row }) => row.takenBy),
  );
  return { rows: rows.map((one) => intakeRow(context, key, one, names)), total };
}
