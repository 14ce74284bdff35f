import { child, notification, notificationRead } from "@tongyou/database/schema";
import { and, count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { addressedTo, unreadBy } from "./addressed.ts";
import type { NoticeKind, Notifications, notificationsListInput } from "./notifications.schema.ts";

/** What this person was told in the last half year, newest first. */
export async function listNotifications(
  context: StaffContext,
  { unread, offset, limit }: z.output<typeof notificationsListInput>,
): Promise<Notifications> {
  return inTenant(context, "notifications.list", async (tx) => {
    const mine = addressedTo(context);
    const missed = and(mine, unreadBy(context));
    const shown = unread ? missed : mine;
    const own = and(
      eq(notificationRead.notificationId, notification.id),
      eq(notificationRead.staffId, context.staff.id),
    );
    const [rows, [total], [left]] = await Promise.all([
      tx
        .select({ row: notification, name: child.name, readAt: notificationRead.at })
        .from(notification)
        .leftJoin(notificationRead, own)
        .leftJoin(child, eq(child.id, notification.childId))
        .where(shown)
        .orderBy(desc(notification.at), desc(notification.id))
        .limit(limit)
        .offset(offset),
      tx.select({ rows: count() }).from(notification).where(shown),
      tx.select({ rows: count() }).from(notification).where(missed),
    ]);
    const named = may(context.staff.role, "children.get");
    return {
      rows: rows.map(({ row, name, readAt }) => ({
        id: row.id,
        kind: row.kind as NoticeKind,
        subject: (named ? name : null) ?? row.subject,
        path: row.path,
        at: row.at.toISOString(),
        read: readAt !== null,
      })),
      total: total?.rows ?? 0,
      unread: left?.rows ?? 0,
    };
  });
}
