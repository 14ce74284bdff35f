import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, intake, referral } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { isReachable } from "./addressee.ts";
import { getReferralRecord, isParty, type Letter, type ReferralRecord } from "./referral-record.ts";
import { askedRow, replyView, type Showing, sentRow } from "./referral-view.ts";
import type { AskedReferral, Referral, referralInput, SentReferral, SentView } from "./referrals.schema.ts";

const NUMBER = { id: referral.id, number: referral.number };

/** What only the bureau's own people see with a referral: the child's file, the request, what came before and after. */
async function around(tx: TenantTransaction, { id, childId, intakeId, follows }: ReferralRecord) {
  const [[file], [request], [before], [after]] = await Promise.all([
    childId === null
      ? []
      : tx.select({ name: child.name, version: child.version }).from(child).where(eq(child.id, childId)),
    intakeId === null
      ? []
      : tx.select({ id: intake.id, number: intake.number }).from(intake).where(eq(intake.id, intakeId)),
    follows === null ? [] : tx.select(NUMBER).from(referral).where(eq(referral.id, follows)),
    tx.select(NUMBER).from(referral).where(eq(referral.follows, id)),
  ]);
  return { file, request, before, after };
}
type Around = Awaited<ReturnType<typeof around>>;

function askedView(showing: Showing, row: ReferralRecord): AskedReferral {
  const { fields, fact = null, form = null } = openJson<Letter>(showing.key, row.letterSealed);
  return {
    ...askedRow(showing, row),
    view: "asked",
    version: row.version,
    fields,
    fact,
    form,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    reply: replyView(showing, row),
  };
}

function sentView(
  showing: Showing,
  row: ReferralRecord,
  { file, request, before, after }: Around,
  reachable: boolean,
): SentView {
  const { fields, fact = null, form = null } = openJson<Letter>(showing.key, row.letterSealed);
  const nameOf = (person: string | null) => (person === null ? null : (showing.names.get(person) ?? null));
  const follow = (one: SentReferral | undefined) => one ?? null;
  const { outcome, outcomeSealed, closedAt } = row;
  const note = outcomeSealed && openJson<{ note: string }>(showing.key, outcomeSealed).note;
  return {
    ...sentRow(showing, row, { childName: file?.name ?? null, reachable }),
    view: "sent",
    version: row.version,
    fields,
    fact,
    form,
    intake: request ?? null,
    serviceId: row.serviceId,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    acceptedBy: nameOf(row.acceptedBy),
    reply: replyView(showing, row),
    closed:
      outcome && closedAt
        ? { how: outcome, note, by: nameOf(row.closedBy), at: closedAt.toISOString() }
        : null,
    follows: follow(before),
    followedBy: follow(after),
    childVersion: file?.version ?? null,
  };
}

/**
 * One referral. A department or institution is shown its own, and of it the letter and its reply alone; the bureau's
 * people see it with the child's file. Throws `notFound`, also for what others were asked.
 */
export async function getReferral(
  context: StaffContext,
  { id }: z.output<typeof referralInput>,
): Promise<Referral> {
  const key = await tenantKey(context.db, context.tenant);
  const asked = isParty(context);
  const { row, more } = await inTenant(context, "referrals.get", async (tx, note) => {
    const found = await getReferralRecord(tx, context, id);
    const { childId, division } = found;
    note({ ...(childId && { childId }), division, detail: { referral: id } });
    return { row: found, more: asked ? undefined : await around(tx, found) };
  });
  const people = [row.askedBy, row.repliedBy, ...(asked ? [] : [row.acceptedBy, row.closedBy])];
  const showing = { key, names: await staffNames(context, people), today: civilDayOf(context.now()) };
  if (!more) return askedView(showing, row);
  return sentView(showing, row, more, await isReachable(context, row));
}
