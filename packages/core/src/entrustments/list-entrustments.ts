import type { TenantTransaction } from "@tongyou/database";
import { child, entrustment } from "@tongyou/database/schema";
import { addMonths, type CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, asc, count, eq, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { missingAlerts, RENEW_AHEAD } from "./entrustment-record.ts";
import type { EntrustmentRow, Entrustments, entrustmentsListInput } from "./entrustments.schema.ts";

type Range = { lo: string; hi: string };

/** Open files of a place that the region's alerts call for a confirmation; undefined where no document asks for one. */
export function missingWhere(pack: Pack, today: CivilDate, range: Range | undefined): SQL | undefined {
  const alerts = missingAlerts(pack, today);
  if (alerts.length === 0) return undefined;
  const named = alerts.map(({ id }) => sql`position(${`|${id}|`} in ${child.provisions}) > 0`);
  return and(
    sql`${child.status} = 'active'`,
    or(...named),
    range && gte(child.division, range.lo),
    range && lt(child.division, range.hi),
  );
}

const open = (range: Range | undefined) =>
  and(
    isNull(entrustment.endedOn),
    range && gte(entrustment.division, range.lo),
    range && lt(entrustment.division, range.hi),
  );

export const waitingWhere = (range: Range | undefined) => and(open(range), isNull(entrustment.confirmedAt));
const runningWhere = (range: Range | undefined) => and(open(range), isNotNull(entrustment.confirmedAt));

/** In force until a day soon, or past it and not renewed. */
export const endingWhere = (range: Range | undefined, today: CivilDate) =>
  and(runningWhere(range), lte(entrustment.untilOn, addMonths(today, RENEW_AHEAD)));

async function countChildren(tx: TenantTransaction, where: SQL | undefined): Promise<number> {
  if (where === undefined) return 0;
  const [found] = await tx.select({ rows: count() }).from(child).where(where);
  return found?.rows ?? 0;
}

async function countEntrustments(tx: TenantTransaction, where: SQL | undefined): Promise<number> {
  const [found] = await tx.select({ rows: count() }).from(entrustment).where(where);
  return found?.rows ?? 0;
}

type Window = { limit: number; offset: number };

/** Children the alerts call for, by place and name. */
const readMissing = (tx: TenantTransaction, where: SQL, { limit, offset }: Window) =>
  tx
    .select({ childId: child.id, name: child.name, division: child.division })
    .from(child)
    .where(where)
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(limit)
    .offset(offset);

/** Confirmations, the one that ends first at the head. */
const readEntrustments = (tx: TenantTransaction, where: SQL | undefined, { limit, offset }: Window) =>
  tx
    .select({ row: entrustment, name: child.name })
    .from(entrustment)
    .innerJoin(child, eq(child.id, entrustment.childId))
    .where(where)
    .orderBy(asc(entrustment.untilOn), asc(entrustment.id))
    .limit(limit)
    .offset(offset);

/**
 * Children of the area without a confirmation of entrusted guardianship where the region's documents ask for one, and
 * the confirmations that wait, run out or are in force.
 */
export async function listEntrustments(
  context: StaffContext,
  input: z.output<typeof entrustmentsListInput>,
): Promise<Entrustments> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const range = input.area ? areaRange(input.area) : undefined;
  const missing = missingWhere(pack, today, range);
  const where = {
    waiting: waitingWhere(range),
    ending: endingWhere(range, today),
    running: runningWhere(range),
  };
  return inTenant(context, "entrustments.list", async (tx, note) => {
    const { view } = input;
    const counts = {
      missing: await countChildren(tx, missing),
      waiting: await countEntrustments(tx, where.waiting),
      ending: await countEntrustments(tx, where.ending),
      running: await countEntrustments(tx, where.running),
    };
    const rows: EntrustmentRow[] =
      view === "missing"
        ? (missing ? await readMissing(tx, missing, input) : []).map(({ division, ...one }) => ({
            ...one,
            place: placeName(division),
            entrustment: null,
          }))
        : (await readEntrustments(tx, where[view], input)).map(({ row, name }) => ({
            childId: row.childId,
            name,
            place: placeName(row.division),
            entrustment: {
              id: row.id,
              from: row.fromOn,
              until: row.untilOn,
              expired: row.confirmedAt !== null && row.untilOn < today,
            },
          }));
    note({ detail: { view, rows: rows.length } });
    const clauses = missingAlerts(pack, today).flatMap((alert) => [...alert.clauses]);
    return { rows, total: counts[view], counts, clauses };
  });
}
