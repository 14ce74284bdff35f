import { notification, notificationRead } from "@tongyou/database/schema";
import { and, eq, gt, isNull, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

/** What is older is left to the timeline and the record. */
const DAYS = 180;

/** Notifications of the last half year for this person, or for the person's role; the area is the database's to keep. */
export function addressedTo(context: StaffContext): SQL | undefined {
  const { staff } = context;
  const since = new Date(context.now().getTime() - DAYS * 86_400_000);
  const role = and(
    eq(notification.role, staff.role),
    or(isNull(notification.by), ne(notification.by, staff.id)),
    staff.department === undefined
      ? isNull(notification.department)
      : or(isNull(notification.department), eq(notification.department, staff.department)),
  );
  return and(or(eq(notification.staffId, staff.id), role), gt(notification.at, since));
}

/** Those the person has not read. */
export const unreadBy = ({ staff }: StaffContext): SQL =>
  notExists(
    sql`(SELECT 1 FROM ${notificationRead} WHERE ${notificationRead.notificationId} = ${notification.id} AND ${notificationRead.staffId} = ${staff.id})`,
  );
