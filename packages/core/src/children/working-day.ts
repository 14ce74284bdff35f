import type { TenantTransaction } from "@tongyou/database";
import { setting } from "@tongyou/database/schema";
import { type CivilDate, lastDayOf } from "@tongyou/policy";
import { eq, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";

/** Key of the setting that holds the newest day the bureau's records speak of. */
const NEWEST = "newestDay";
type Newest = { day: CivilDate };

/**
 * The day for which lists and files show decisions: the last day of the month the newest ledger or calculated
 * month speaks of, never later than today; today where there is neither. A child of last month's ledger is so
 * shown as that ledger and its month see the child, and every screen states the day.
 */
export async function workingDay(
  tx: TenantTransaction,
  context: Pick<StaffContext, "now">,
): Promise<CivilDate> {
  const today = civilDayOf(context.now());
  const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, NEWEST));
  if (!row) return today;
  const end = lastDayOf((row.value as Newest).day.slice(0, 7));
  if (end < today) return end;
  return today;
}

/** Says that the bureau's records now speak of a day (a ledger's reference date, a month's last day). */
export async function reachDay(tx: TenantTransaction, day: CivilDate): Promise<void> {
  await tx
    .insert(setting)
    .values({ key: NEWEST, value: { day } satisfies Newest })
    .onConflictDoUpdate({
      target: setting.key,
      set: { value: sql`excluded.value` },
      setWhere: sql`${setting.value} ->> 'day' < excluded.value ->> 'day'`,
    });
}
