import { tenantKey } from "@tongyou/database";
import { intake, referral } from "@tongyou/database/schema";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { getIntakeRecord, type IntakeTold, takenInView } from "./intake-record.ts";
import { intakeRow, selectIntakes } from "./list-intakes.ts";
import { type Listed, selectReferrals, sentRows } from "./list-referrals.ts";
import { inView } from "./referral-record.ts";
import type { Intake, intakeInput } from "./referrals.schema.ts";

/**
 * One request with what was asked of whom. A partner who took it down sees what was told and whether it is finished.
 * Throws `notFound`.
 */
export async function getIntake(
  context: StaffContext,
  { id }: z.output<typeof intakeInput>,
): Promise<Intake> {
  const key = await tenantKey(context.db, context.tenant);
  const own = may(context.staff.role, "children.get");
  const { taken, parts } = await inTenant(context, "referrals.intake", async (tx, note) => {
    const row = await getIntakeRecord(tx, context, id);
    note({ ...(row.childId && { childId: row.childId }), division: row.division, detail: { intake: id } });
    const [found] = await selectIntakes(tx, context).where(and(eq(intake.id, id), takenInView(context)));
    const made: Listed[] = own
      ? await selectReferrals(tx)
          .where(and(eq(referral.intakeId, id), inView(context)))
          .orderBy(asc(referral.askedAt), asc(referral.id))
      : [];
    return { taken: found ?? { row, childName: null, referrals: 0, closed: 0 }, parts: made };
  });
  const { row, childName } = taken;
  const names = await staffNames(context, [row.takenBy, row.finishedBy]);
  const { what, applicant, phone } = openJson<IntakeTold>(key, row.toldSealed);
  const { resultSealed, finishedAt, finishedBy } = row;
  return {
    ...intakeRow(context, key, taken, names),
    version: row.version,
    division: row.division,
    child: own && row.childId && childName !== null ? { id: row.childId, name: childName } : null,
    applicant: applicant ?? null,
    phone: phone ?? null,
    what,
    result:
      resultSealed && finishedAt
        ? {
            text: openJson<{ result: string }>(key, resultSealed).result,
            by: names.get(finishedBy ?? "") ?? null,
            at: finishedAt.toISOString(),
          }
        : null,
    parts: await sentRows(context, parts),
    mayFinish: may(context.staff.role, "referrals.finishIntake") && finishedAt === null,
  };
}
