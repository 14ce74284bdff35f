import { protectionCase } from "@tongyou/database/schema";
import { and, asc, eq, lte } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { chainAt } from "./case-record.ts";
import { clockAt } from "./case-row.ts";
import { rolesListed, roleTitle } from "./chain.ts";
import type { OverdueCase } from "./protection.schema.ts";

const SHOWN = 200;

/** Cases whose stage ran over, the latest first, for the auditor: number, stage and who answers for it; nothing of a child. */
export async function listOverdue(context: StaffContext): Promise<OverdueCase[]> {
  const today = civilDayOf(context.now());
  return inTenant(context, "protection.overdue", async (tx) => {
    const rows = await tx
      .select()
      .from(protectionCase)
      .where(and(eq(protectionCase.state, "open"), lte(protectionCase.dueAt, context.now())))
      .orderBy(asc(protectionCase.dueAt))
      .limit(SHOWN);
    return rows.map((row) => {
      const { pack, title } = chainAt(context, row);
      return {
        number: row.number,
        stage: title,
        clock: clockAt(row.dueAt, "unset", context.now()),
        place: row.sealedAt === null ? placeName(row.division) : null,
        owners: rolesListed(row.owners).map((role) => roleTitle(pack, role, today)),
      };
    });
  });
}
