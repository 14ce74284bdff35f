import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import { inArray } from "drizzle-orm";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { benefitOf } from "../months/month-scope.ts";
import { grantAwards } from "./grant-awards.ts";

/** Grants the region's allowance to children from a month on, as if their applications had been approved. */
export async function awardFrom(context: StaffContext, from: CivilMonth, ...ids: string[]): Promise<void> {
  await withTenant(context.db, context, async (tx) => {
    const { policy } = await decidingOn(tx, context, lastDayOf(from));
    const files = await tx
      .select({ childId: child.id, division: child.division })
      .from(child)
      .where(inArray(child.id, ids));
    const grant = { benefit: benefitOf(policy), from, basis: "application", reason: "符合条件" } as const;
    await grantAwards(
      tx,
      context,
      files.map((file) => ({ ...file, ...grant })),
    );
  });
}
