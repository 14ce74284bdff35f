import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { riskAssessment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import type { ChildEvent } from "../timeline/child-event.ts";
import type { RiskContent } from "./risk-content.ts";

/** A child's assessments of risk: the level and why. */
export async function riskEvents(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
): Promise<ChildEvent[]> {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await tx.select().from(riskAssessment).where(eq(riskAssessment.childId, childId));
  return rows.map((row) => {
    const { reasons } = openJson<RiskContent>(key, row.contentSealed);
    return {
      kind: "risk",
      id: row.id,
      on: row.assessedOn,
      at: row.recordedAt.toISOString(),
      by: row.assessedBy,
      title: { zh: "风险评定", en: "Risk assessed" },
      text: { zh: `${row.level} 级：${reasons}`, en: `Level ${row.level}: ${reasons}` },
      to: `/children/${childId}?tab=casework`,
    };
  });
}
