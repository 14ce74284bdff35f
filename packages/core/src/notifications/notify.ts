import { newId, type TenantTransaction } from "@tongyou/database";
import { notification, notificationPost, staff } from "@tongyou/database/schema";
import { and, inArray, isNull } from "drizzle-orm";
import type { Department, TenantRole } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { openChannels } from "./channels.ts";
import type { NoticeKind } from "./notifications.schema.ts";

export type Notice = {
  kind: NoticeKind;
  /**
   * Persons by id, or everybody with one of the roles whose area holds the place; of `departmentStaff` those of one
   * department. Whoever acts is told only as a person, not as one of a role.
   */
  to: { staff: readonly string[] } | { roles: readonly TenantRole[]; department?: Department };
  /** The place it is about, 12 digits, inside the area of the transaction; of a child the child's own. */
  division: string;
  childId?: string;
  /** What it is about where that is no child: a month, a file's name. Never a person's name. */
  subject?: string;
  /** Where it is seen or done, a console path. */
  path: string;
  /** Nobody learns who acted: a report of harm. */
  unnamed?: true;
};

type Row = typeof notification.$inferInsert;
type For = Pick<Row, "division" | "role" | "department" | "staffId">;

/** A row lies where its reader can see it: at the place, or where a reader of a smaller area works. */
async function rowsFor(tx: TenantTransaction, { to, division }: Notice): Promise<For[]> {
  if ("roles" in to)
    return to.roles.map((role) => ({
      division,
      role,
      department: role === "departmentStaff" ? (to.department ?? null) : null,
      staffId: null,
    }));
  if (to.staff.length === 0) return [];
  const known = await tx
    .select({ id: staff.id, area: staff.division })
    .from(staff)
    .where(and(inArray(staff.id, [...to.staff]), isNull(staff.disabledAt)));
  const areas = new Map(known.map(({ id, area }) => [id, area]));
  // Who is not seen from here works for a wider area, which holds the place.
  return to.staff.map((staffId) => {
    const area = areas.get(staffId) ?? division;
    return { division: isWithin(division, area) ? division : area, role: null, department: null, staffId };
  });
}

/**
 * Tells colleagues of an act, in its own transaction: in the bell, and outside where the bureau set that up. Nobody is
 * told of what was rolled back.
 */
export async function notify(
  tx: TenantTransaction,
  context: Pick<StaffContext, "staff" | "now">,
  notice: Notice,
): Promise<void> {
  const at = context.now();
  const { kind, childId = null, subject = null, path, unnamed = false } = notice;
  const about = { kind, subject, path, by: unnamed ? null : context.staff.id, at };
  const rows = (await rowsFor(tx, notice)).map((row) => ({
    id: newId(),
    ...row,
    ...about,
    // Who works elsewhere is told of the act; the child is none of theirs.
    childId: row.division === notice.division ? childId : null,
  }));
  if (rows.length === 0) return;
  await tx.insert(notification).values(rows);
  const channels = await openChannels(tx);
  const posts = rows.flatMap(({ id, division }) =>
    channels.map((channel) => ({
      notificationId: id,
      channel,
      division,
      state: "waiting" as const,
      attempts: 0,
      nextAt: at,
    })),
  );
  if (posts.length > 0) await tx.insert(notificationPost).values(posts);
}
