import type { TenantTransaction } from "@tongyou/database";
import { benefitLine } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, gte, lt, max } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

/** The newest month of the reader's area for which money was fixed; null where none was. */
export async function newestFixed(
  tx: TenantTransaction,
  { area }: StaffContext,
  benefit: string,
): Promise<CivilMonth | null> {
  const [found] = await tx
    .select({ month: max(benefitLine.month) })
    .from(benefitLine)
    .where(
      and(
        eq(benefitLine.benefit, benefit),
        gte(benefitLine.division, area.lo),
        lt(benefitLine.division, area.hi),
      ),
    );
  return found?.month ?? null;
}
