import type { TenantTransaction } from "@tongyou/database";
import { breakGlass } from "@tongyou/database/schema";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

/** The person's leave to read this file that has not run out, if there is one: its id goes into the audit row. */
export async function liveGrant(
  tx: TenantTransaction,
  context: StaffContext,
  file: { caseId: string } | { childId: string },
): Promise<string | undefined> {
  const [grant] = await tx
    .select({ id: breakGlass.id })
    .from(breakGlass)
    .where(
      and(
        "caseId" in file ? eq(breakGlass.caseId, file.caseId) : eq(breakGlass.childId, file.childId),
        eq(breakGlass.person, context.staff.id),
        isNull(breakGlass.endedAt),
        gt(breakGlass.until, context.now()),
      ),
    )
    .orderBy(desc(breakGlass.until))
    .limit(1);
  return grant?.id;
}
