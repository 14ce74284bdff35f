import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { EnteredCriteria, RiskCriteria, RiskSchemeOut } from "./risk.schema.ts";

/** `standard.parameter` of the bureau's criteria: it can be no parameter of a pack. */
export const CRITERIA_KEY = "risk:criteria";

/** Whether criteria were taken from the document the region's notice names. */
const isOfficial = ({ source }: RiskSchemeOut, documentNumber: string | null): boolean =>
  source !== null && documentNumber === source.zh;

/** All criteria the bureau entered and did not replace, the newest first day first; `enteredBy` is an id. */
export async function loadCriteria(tx: TenantTransaction, scheme: RiskSchemeOut): Promise<EnteredCriteria[]> {
  const rows = await tx
    .select()
    .from(standard)
    .where(and(eq(standard.parameter, CRITERIA_KEY), isNull(standard.supersededAt)))
    .orderBy(desc(standard.validFrom));
  return rows.map((row) => ({
    ...(row.value as RiskCriteria),
    from: row.validFrom,
    documentNumber: row.documentNumber,
    official: isOfficial(scheme, row.documentNumber),
    reason: row.note ?? "",
    enteredBy: row.enteredBy,
    enteredAt: row.enteredAt.toISOString(),
  }));
}

/** Those in force on a day; null: none was entered for it. */
export const criteriaOn = (entered: readonly EnteredCriteria[], on: CivilDate): EnteredCriteria | null =>
  entered.find(({ from }) => from <= on) ?? null;
