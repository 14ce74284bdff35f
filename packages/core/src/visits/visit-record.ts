import type { TenantTransaction } from "@tongyou/database";
import { visit } from "@tongyou/database/schema";
import { addMonths, type CivilDate } from "@tongyou/policy";
import { eq, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";

export const VISIT = { zh: "走访记录", en: "record of a visit" } as const;
export type StoredVisit = typeof visit.$inferSelect;

/** Records are written within a year: an older day is a slip of the hand. */
const BACKWARDS = 12;

/** The record; throws `notFound` also when it lies outside the area. */
export async function getStoredVisit(tx: TenantTransaction, id: string): Promise<StoredVisit> {
  const [row] = await tx.select().from(visit).where(eq(visit.id, id));
  if (!row) throw notFound(VISIT);
  return row;
}

/** Throws `invalid` for a day that has not come or is long past. */
export function checkDay(context: StaffContext, on: CivilDate): void {
  const today = civilDayOf(context.now());
  if (on <= today && on >= addMonths(today, -BACKWARDS)) return;
  throw invalid(
    "on",
    { zh: "走访日期晚于今天，或早于一年以前。", en: "The day is after today, or more than a year ago." },
    { zh: "请填写实际走访的日期。", en: "Give the day on which the visit took place." },
  );
}

/** What facts found on a visit rest on: the record by day, kind and number. */
export const evidenceOf = (what: string, on: CivilDate, id: string): string =>
  `${on}${what}（走访记录 ${id.slice(0, 8)}）`;

/**
 * True when this very record was sent before; nothing is then done again. Throws `conflict` when the number belongs
 * to a record of somebody or something else.
 */
export async function isRepeated(
  tx: TenantTransaction,
  context: StaffContext,
  { id, childId }: { id: string; childId: string },
): Promise<StoredVisit | undefined> {
  const [row] = await tx.select().from(visit).where(eq(visit.id, id));
  if (!row) return undefined;
  if (row.childId === childId && row.doneBy === context.staff.id) return row;
  throw conflict(
    { zh: "这个记录编号已被使用。", en: "This number belongs to another record." },
    { zh: "请刷新页面后重新填写。", en: "Reload the page and fill the form in again." },
    "id",
  );
}

/** Leaves in the child's plan that it was visited or verified; `decideChildren` then counts on from there. */
export async function markPlan(
  tx: TenantTransaction,
  child: { id: string; division: string },
  { lastOn, verifiedOn }: { lastOn?: CivilDate; verifiedOn?: CivilDate },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO visit_plan (child_id, division, basis, last_on, verified_on)
    VALUES (${child.id}, ${child.division}, 'none', ${lastOn ?? null}, ${verifiedOn ?? null})
    ON CONFLICT (child_id) DO UPDATE SET
      last_on = greatest(visit_plan.last_on, excluded.last_on),
      verified_on = greatest(visit_plan.verified_on, excluded.verified_on)`);
}
