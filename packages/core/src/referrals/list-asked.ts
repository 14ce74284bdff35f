import { tenantKey } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import { and, asc, count, desc, isNotNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { WAITING } from "./list-referrals.ts";
import { ofDepartment } from "./referral-record.ts";
import { askedRow } from "./referral-view.ts";
import type { AskedRow, askedInput } from "./referrals.schema.ts";

/** What the person's department is asked, the most urgent first; or what it replied to, the newest first. */
export async function listAsked(
  context: StaffContext,
  { open, offset, limit }: z.output<typeof askedInput>,
): Promise<Page<AskedRow>> {
  const key = await tenantKey(context.db, context.tenant);
  const filter = and(ofDepartment(context), open ? WAITING : isNotNull(referral.repliedAt));
  const { rows, total } = await inTenant(context, "referrals.asked", async (tx, note) => {
    const found = await tx
      .select()
      .from(referral)
      .where(filter)
      .orderBy(
        ...(open
          ? [sql`${referral.dueOn} ASC NULLS LAST`, asc(referral.askedAt), asc(referral.id)]
          : [desc(referral.repliedAt), desc(referral.id)]),
      )
      .limit(limit)
      .offset(offset);
    const [all] = await tx.select({ rows: count() }).from(referral).where(filter);
    note({ detail: { referrals: found.map(({ id }) => id) } });
    return { rows: found, total: all?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.map(({ askedBy }) => askedBy),
  );
  const showing = { key, names, today: civilDayOf(context.now()) };
  return { rows: rows.map((row) => askedRow(showing, row)), total };
}
