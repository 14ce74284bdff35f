import { notification } from "@tongyou/database/schema";
import { and } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { addressedTo, unreadBy } from "./addressed.ts";

/** The bell says 99+ beyond this. */
const MOST = 100;

/** How many notifications this person has not read, counted up to 100. */
export async function countUnread(context: StaffContext): Promise<{ unread: number }> {
  return inTenant(context, "notifications.unread", async (tx) => {
    const rows = await tx
      .select({ id: notification.id })
      .from(notification)
      .where(and(addressedTo(context), unreadBy(context)))
      .limit(MOST);
    return { unread: rows.length };
  });
}
