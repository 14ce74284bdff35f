import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, desc, eq, isNull, lte } from "drizzle-orm";
import type { EnteredMeasures, RiskMeasure } from "./risk.schema.ts";

/** `standard.parameter` of the bureau's measures by level: it can be no parameter of a pack. */
export const MEASURES_KEY = "risk:measures";

/** The measures in force on a day; null: none was entered for it. `enteredBy` is an id. */
export async function measuresOn(tx: TenantTransaction, on: CivilDate): Promise<EnteredMeasures | null> {
  const [row] = await tx
    .select()
    .from(standard)
    .where(
      and(eq(standard.parameter, MEASURES_KEY), isNull(standard.supersededAt), lte(standard.validFrom, on)),
    )
    .orderBy(desc(standard.validFrom))
    .limit(1);
  if (!row) return null;
  return {
    measures: (row.value as { measures: RiskMeasure[] }).measures,
    from: row.validFrom,
    documentNumber: row.documentNumber,
    reason: row.note ?? "",
    enteredBy: row.enteredBy,
    enteredAt: row.enteredAt.toISOString(),
  };
}
