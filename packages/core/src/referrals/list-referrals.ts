import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, referral } from "@tongyou/database/schema";
import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { inView, type ReferralRecord } from "./referral-record.ts";
import { sentRow } from "./referral-view.ts";
import type { ReferralRow, ReferralsPage, referralsListInput } from "./referrals.schema.ts";

type Input = z.output<typeof referralsListInput>;

/** The area that is narrowed to, never wider than the person's own. */
export const scopeOf = (context: StaffContext, area: string | undefined) =>
  area && isWithin(area, context.area.code) ? areaRange(area) : context.area;

/** Sent, and not replied to. */
export const WAITING = and(isNull(referral.repliedAt), isNull(referral.closedAt));
/** Replied to, and not closed by the sender. */
export const REPLIED = and(isNotNull(referral.repliedAt), isNull(referral.closedAt));

function byView(view: Input["view"], today: string): SQL | undefined {
  switch (view) {
    case "waiting":
      return WAITING;
    case "overdue":
      return and(WAITING, lt(referral.dueOn, today));
    case "replied":
      return REPLIED;
    case "closed":
      return isNotNull(referral.closedAt);
    case "all":
      return undefined;
  }
}

/** `institution`: any of them. */
const askedOfParty = (party: NonNullable<Input["party"]>): SQL =>
  party === "institution" ? isNotNull(referral.institutionId) : eq(referral.department, party);

function filterOf(context: StaffContext, input: Input): SQL | undefined {
  const { lo, hi } = scopeOf(context, input.area);
  return and(
    gte(referral.division, lo),
    lt(referral.division, hi),
    inView(context),
    byView(input.view, civilDayOf(context.now())),
    input.mine ? eq(referral.askedBy, context.staff.id) : undefined,
    input.party && askedOfParty(input.party),
    input.kind === undefined ? undefined : eq(referral.kind, input.kind),
  );
}

export type Listed = { row: ReferralRecord; childName: string | null };

/** Referrals with the child's name where on file. */
export const selectReferrals = (tx: TenantTransaction) =>
  tx
    .select({ row: referral, childName: child.name })
    .from(referral)
    .leftJoin(child, and(isNotNull(referral.childId), eq(child.id, referral.childId)));

/** Referrals as the bureau's people see them, with who sent them. Opens transactions of its own: call it outside one. */
export async function sentRows(context: StaffContext, listed: readonly Listed[]): Promise<ReferralRow[]> {
  const key = await tenantKey(context.db, context.tenant);
  const names = await staffNames(
    context,
    listed.map(({ row }) => row.askedBy),
  );
  const showing = { key, names, today: civilDayOf(context.now()) };
  return listed.map(({ row, childName }) => sentRow(showing, row, { childName }));
}

/** Referrals of the area, open ones with the earliest last day first, closed ones the newest first. */
export async function listReferrals(context: StaffContext, input: Input): Promise<ReferralsPage> {
  const { rows, total } = await inTenant(context, "referrals.list", async (tx, note) => {
    const filter = filterOf(context, input);
    const newest = [desc(referral.askedAt), desc(referral.id)];
    const urgent = [sql`${referral.dueOn} ASC NULLS LAST`, asc(referral.askedAt), asc(referral.id)];
    const found: Listed[] = await selectReferrals(tx)
      .where(filter)
      .orderBy(...(input.view === "closed" || input.view === "all" ? newest : urgent))
      .limit(input.limit)
      .offset(input.offset);
    const [all] = await tx.select({ rows: count() }).from(referral).where(filter);
    note({ detail: { view: input.view, referrals: found.map(({ row }) => row.id) } });
    return { rows: found, total: all?.rows ?? 0 };
  });
  return { rows: await sentRows(context, rows), total };
}
