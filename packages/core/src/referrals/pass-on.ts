import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { failed } from "../errors/refusals.ts";
import { openJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { addresseeOf } from "./addressee.ts";
import { chosenFields } from "./disclosure.ts";
import { getIntakeRecord } from "./intake-record.ts";
import {
  getReferralRecord,
  type Letter,
  type ReferralRecord,
  raiseReferral,
  requireStep,
  takeStep,
} from "./referral-record.ts";
import { mayPassOn } from "./referral-steps.ts";
import { termOf } from "./referral-terms.ts";
import type { passOnInput, SentReferral } from "./referrals.schema.ts";
import { addReferral, askedAlready, disclosableOf } from "./send-referral.ts";

/** What the old referral is about, as the sender can open it. */
export async function subjectOf(
  tx: TenantTransaction,
  context: StaffContext,
  { childId, intakeId }: ReferralRecord,
) {
  return {
    record: childId === null ? undefined : await getChildRecord(tx, childId),
    request: intakeId === null ? undefined : await getIntakeRecord(tx, context, intakeId),
  };
}

/**
 * Asks again what came back: of somebody else, or of the same with more. It is a new referral with what the sender
 * now chooses to disclose; the old one ends, and whoever had it goes on seeing what was asked.
 * @throws DomainError `conflict` before a reply or after the end, `stale`, `notFound`, `invalid`
 */
export async function passOn(
  context: StaffContext,
  { newId, department, institution, text, fields, dueOn, ...at }: z.output<typeof passOnInput>,
): Promise<SentReferral> {
  const to = await addresseeOf(context, { department, institution });
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.passOn", async (tx, note) => {
    const [known] = await tx.select().from(referral).where(eq(referral.id, newId));
    if (known && known.follows !== at.id) throw failed(context.requestId);
    const old = known ? await getReferralRecord(tx, context, at.id) : await raiseReferral(tx, context, at);
    const { childId, division, kind } = old;
    note({
      ...(childId && { childId }),
      division,
      detail: {
        referral: newId,
        follows: old.id,
        kind,
        department: to.department,
        institution: to.institutionId,
      },
    });
    if (known) return { id: known.id, number: known.number };
    requireStep(mayPassOn(old.state));
    const chosen = chosenFields(
      await disclosableOf(tx, context, key, await subjectOf(tx, context, old)),
      fields,
    );
    const now = context.now();
    const end = { state: "closed", outcome: "passedOn", closedBy: context.staff.id, closedAt: now } as const;
    await takeStep(tx, old, end);
    const { about, fact, form } = openJson<Letter>(key, old.letterSealed);
    const added = await addReferral(tx, context, key, {
      id: newId,
      division,
      childId,
      intakeId: old.intakeId,
      serviceId: old.serviceId,
      follows: old.id,
      kind,
      to,
      item: old.item,
      clause: old.clause,
      restricted: old.restricted,
      ...(await termOf(tx, { kind, dueOn, today: civilDayOf(now) })),
      letter: {
        text,
        fields: chosen,
        ...(about && { about }),
        ...(fact && { fact }),
        ...(form && { form }),
      },
    });
    if (!added) throw askedAlready();
    return added;
  });
}
