import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { askedOf, raiseReferral, requireStep, takeStep } from "./referral-record.ts";
import type { referralStepInput } from "./referrals.schema.ts";

/** Takes a referral on for the person's department or institution: the sender sees that it arrived. Throws `stale`, `conflict`, `notFound`. */
export async function acceptReferral(
  context: StaffContext,
  input: z.output<typeof referralStepInput>,
): Promise<{ version: number }> {
  return inTenant(context, "referrals.accept", async (tx, note) => {
    const row = await raiseReferral(tx, context, input);
    requireStep(row.state === "sent");
    await takeStep(tx, row, { state: "accepted", acceptedBy: context.staff.id, acceptedAt: context.now() });
    note({ division: row.division, detail: { referral: row.id, ...askedOf(row) } });
    return { version: row.version };
  });
}
