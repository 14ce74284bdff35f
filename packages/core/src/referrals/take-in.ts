import { tenantKey } from "@tongyou/database";
import { intake } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { failed, invalid, notFound } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import type { IntakeTold } from "./intake-record.ts";
import { makeNumber } from "./referral-record.ts";
import type { takeInInput } from "./referrals.schema.ts";

/**
 * Takes down what a family asks for, for a child on file or not, anywhere in the person's area. The number answered
 * is all that the family needs to ask how it goes. The same `id` again answers the same number.
 * @throws DomainError `invalid` (a place outside the area), `notFound` (a child the person may not open)
 */
export async function takeIn(
  context: StaffContext,
  input: z.output<typeof takeInInput>,
): Promise<{ id: string; number: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.takeIn", async (tx, note) => {
    const { id, childId, source, applicant, phone, childName, what } = input;
    const [known] = await tx.select().from(intake).where(eq(intake.id, id));
    if (known && known.takenBy !== context.staff.id) throw failed(context.requestId);
    if (known) {
      note({ division: known.division, detail: { intake: id } });
      return { id, number: known.number };
    }
    if (childId !== undefined && !may(context.staff.role, "children.get")) throw notFound(CHILD_FILE);
    const record = childId === undefined ? undefined : await getChildRecord(tx, childId);
    const division = record?.division ?? input.division;
    if (!findDivision(division) || !isWithin(division, context.area.code))
      throw invalid(
        "division",
        { zh: "这个地方不在您负责的区域内。", en: "That place is not in your area." },
        { zh: "请选择您区域内的地方。", en: "Choose a place of your area." },
      );
    const told: IntakeTold = {
      what,
      place: placeName(division),
      ...(applicant && { applicant }),
      ...(phone && { phone }),
      ...(childName && { childName }),
    };
    const row = {
      id,
      division,
      childId: record?.id ?? null,
      source,
      toldSealed: sealJson(key, told),
      takenBy: context.staff.id,
      takenAt: context.now(),
    };
    note({ ...(record && { childId: record.id }), division, detail: { intake: id, source } });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const [added] = await tx
        .insert(intake)
        .values({ ...row, number: makeNumber("S", civilDayOf(row.takenAt)) })
        .onConflictDoNothing({ target: intake.number })
        .returning({ id: intake.id, number: intake.number });
      if (added) return added;
    }
    throw new Error("no free number for a request");
  });
}
