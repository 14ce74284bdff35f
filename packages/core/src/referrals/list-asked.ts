import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import { and, asc, count, desc, isNotNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { type AskedOfParty, partyRequest, requestsFor } from "../protection/party-requests.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { WAITING } from "./list-referrals.ts";
import { ofParty, type ReferralRecord } from "./referral-record.ts";
import { askedRow } from "./referral-view.ts";
import type { AskedEntry, askedInput } from "./referrals.schema.ts";

/** A referral or a request of a case, with what the two are put in one order by. */
type Found = { due: string | null; asked: Date; done: Date | null; id: string } & (
  | { referral: ReferralRecord }
  | { request: AskedOfParty }
);

const NO_TERM = "9999-12-31";
/** Open ones the most urgent first, those without a term last. */
const byUrgency = (a: Found, b: Found): number =>
  (a.due ?? NO_TERM).localeCompare(b.due ?? NO_TERM) || a.asked.getTime() - b.asked.getTime();
const byReply = (a: Found, b: Found): number => (b.done?.getTime() ?? 0) - (a.done?.getTime() ?? 0);

/** The first `upTo` referrals of the person's party, and how many there are. */
async function referralsFor(
  tx: TenantTransaction,
  context: StaffContext,
  { open, upTo }: { open: boolean; upTo: number },
): Promise<{ rows: ReferralRecord[]; total: number }> {
  const { dueOn, askedAt, repliedAt, id } = referral;
  const filter = and(ofParty(context), open ? WAITING : isNotNull(repliedAt));
  const rows = await tx
    .select()
    .from(referral)
    .where(filter)
    .orderBy(...(open ? [sql`${dueOn} ASC NULLS LAST`, asc(askedAt), asc(id)] : [desc(repliedAt), desc(id)]))
    .limit(upTo);
  const [all] = await tx.select({ rows: count() }).from(referral).where(filter);
  return { rows, total: all?.rows ?? 0 };
}

/**
 * What the person's department or institution is asked, in referrals and in cases of protection, the most urgent
 * first; or what it replied to, the newest first. It is the letters and questions alone.
 */
export async function listAsked(
  context: StaffContext,
  { open, offset, limit }: z.output<typeof askedInput>,
): Promise<Page<AskedEntry>> {
  const key = await tenantKey(context.db, context.tenant);
  const { found, total } = await inTenant(context, "referrals.asked", async (tx, note) => {
    const upTo = { open, upTo: offset + limit };
    const referrals = await referralsFor(tx, context, upTo);
    const requests = await requestsFor(tx, context, upTo);
    const all: Found[] = [
      ...referrals.rows.map((row) => ({
        due: row.dueOn,
        asked: row.askedAt,
        done: row.repliedAt,
        id: row.id,
        referral: row,
      })),
      ...requests.rows.map((row) => ({
        due: row.request.dueOn,
        asked: row.request.askedAt,
        done: row.request.answeredAt,
        id: row.request.id,
        request: row,
      })),
    ];
    const page = all.toSorted(open ? byUrgency : byReply).slice(offset, offset + limit);
    note({ detail: { asked: page.map(({ id }) => id) } });
    return { found: page, total: referrals.total + requests.total };
  });
  const people = found.flatMap((one) =>
    "referral" in one
      ? [one.referral.askedBy]
      : [one.request.request.askedBy, one.request.request.answeredBy],
  );
  const showing = { key, names: await staffNames(context, people), today: civilDayOf(context.now()) };
  const rows = found.map(
    (one): AskedEntry =>
      "referral" in one
        ? { of: "referral", ...askedRow(showing, one.referral) }
        : { of: "case", ...partyRequest(showing, one.request) },
  );
  return { rows, total };
}
