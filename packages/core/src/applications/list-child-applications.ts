import { application } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { stageOf } from "./application-record.ts";
import type { ChildApplications, childApplicationsInput } from "./applications.schema.ts";
import { awardedAmong } from "./may-start.ts";
import { stageOut } from "./procedure-of.ts";
import { dueOut } from "./stage-term.ts";

/** A child's applications, the latest first, and whether one can be started. Throws `notFound`. */
export async function listChildApplications(
  context: StaffContext,
  { childId }: z.output<typeof childApplicationsInput>,
): Promise<ChildApplications> {
  const today = civilDayOf(context.now());
  const { benefit } = policyToday(context).pack;
  return inTenant(context, "applications.ofChild", async (tx, note) => {
    const file = await getChildRecord(tx, childId);
    const rows = await tx
      .select()
      .from(application)
      .where(eq(application.childId, childId))
      .orderBy(desc(application.startedAt), desc(application.id));
    const awarded = benefit ? await awardedAmong(tx, benefit.id, [childId]) : new Set([childId]);
    note({ childId, division: file.division, detail: { applications: rows.length } });
    return {
      applications: rows.map((record) => ({
        id: record.id,
        number: record.number,
        state: record.state,
        stage: stageOut(stageOf(record)),
        due: dueOut(record, today),
        startedAt: record.startedAt.toISOString(),
        firstMonth: record.firstMonth,
      })),
      mayStart:
        may(context.staff.role, "applications.start") &&
        file.status === "active" &&
        !awarded.has(childId) &&
        rows.every(({ state }) => state !== "open"),
    };
  });
}
