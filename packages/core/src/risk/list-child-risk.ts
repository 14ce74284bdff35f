import { tenantKey } from "@tongyou/database";
import { care, riskAssessment } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { REASSESS_INTERVAL } from "../standards/own-settings.ts";
import { inTenant } from "../verb.ts";
import { emergencySigns } from "./emergency-signs.ts";
import { namedCriteria, readScheme } from "./get-risk-desk.ts";
import { criteriaOn } from "./load-criteria.ts";
import type { ChildRisk, childRiskInput } from "./risk.schema.ts";
import type { RiskContent } from "./risk-content.ts";

/** A child's level of risk with all assessments, newest first, and what the next one asks. Throws `notFound`. */
export async function listChildRisk(
  context: StaffContext,
  { childId }: z.output<typeof childRiskInput>,
): Promise<ChildRisk> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const read = await inTenant(context, "risk.ofChild", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    const [rows, [projected], { scheme, entered }, settings] = await Promise.all([
      tx
        .select()
        .from(riskAssessment)
        .where(eq(riskAssessment.childId, childId))
        .orderBy(desc(riskAssessment.assessedOn), desc(riskAssessment.recordedAt)),
      tx.select().from(care).where(eq(care.childId, childId)),
      readScheme(tx, context),
      loadSettings(tx, today),
    ]);
    note({ childId, division: record.division });
    return { record, rows, projected, scheme, entered, settings };
  });
  const { record, rows, projected, scheme, entered, settings } = read;
  const inForce = criteriaOn(entered, today);
  const [criteria = null] = await namedCriteria(context, inForce ? [inForce] : []);
  const names = await staffNames(
    context,
    rows.map(({ assessedBy }) => assessedBy),
  );
  const interval = settings.get(REASSESS_INTERVAL)?.value;
  return {
    name: record.name,
    scheme,
    criteria,
    signs: emergencySigns(),
    level: projected?.riskLevel ?? null,
    reassessOn: projected?.reassessOn ?? null,
    interval: typeof interval === "number" ? interval : null,
    version: record.version,
    open: record.status === "active",
    today,
    assessments: rows.map((row) => {
      const { criteria: by, ...content } = openJson<RiskContent>(key, row.contentSealed);
      return {
        ...content,
        id: row.id,
        on: row.assessedOn,
        level: row.level,
        official: by?.official ?? false,
        documentNumber: by?.documentNumber ?? null,
        reassessOn: row.reassessOn,
        by: names.get(row.assessedBy) ?? null,
        recordedAt: row.recordedAt.toISOString(),
      };
    }),
  };
}
