import { notification, notificationRead } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addressedTo, unreadBy } from "./addressed.ts";
import type { markReadInput } from "./notifications.schema.ts";

/** Marks one notification, or all there are, as read by this person. Once more changes nothing; `notFound` for another's. */
export async function markRead(
  context: StaffContext,
  { id }: z.output<typeof markReadInput>,
): Promise<{ marked: number }> {
  return inTenant(context, "notifications.markRead", async (tx, note) => {
    const one = id === undefined ? undefined : eq(notification.id, id);
    const mine = and(addressedTo(context), one);
    if (
      id !== undefined &&
      (await tx.select({ id: notification.id }).from(notification).where(mine)).length === 0
    )
      throw notFound({ zh: "通知", en: "notification" });
    const rows = await tx
      .select({ notificationId: notification.id, division: notification.division })
      .from(notification)
      .where(and(mine, unreadBy(context)));
    const marks = rows.map((row) => ({ ...row, staffId: context.staff.id, at: context.now() }));
    if (marks.length > 0) await tx.insert(notificationRead).values(marks).onConflictDoNothing();
    note({ detail: { rows: marks.length } });
    return { marked: marks.length };
  });
}
