import { tenantKey } from "@tongyou/database";
import { institution, placement, placementStep } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { policyToday } from "../protection/chain.ts";
import { openJson } from "../sealed-json.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import type { PlacementContent } from "./placement-record.ts";
import type { PlacementKind } from "./placements.schema.ts";
import { stepTitle } from "./step-title.ts";

const KINDS: { readonly [K in PlacementKind]: Bilingual } = {
  kinship: { zh: "亲属抚养", en: "Kinship care" },
  foster: { zh: "家庭寄养", en: "Foster care" },
  institution: { zh: "机构养育", en: "Care in an institution" },
  institutionTemporary: { zh: "机构临时监护", en: "Temporary guardianship in an institution" },
  nonPublicBody: { zh: "非公办机构养育", en: "Care in a non-public body" },
};

/** Placements of a child and the steps taken in them. */
export const placementEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const [rows, steps] = await Promise.all([
    tx
      .select({ row: placement, name: institution.name })
      .from(placement)
      .leftJoin(institution, eq(institution.id, placement.institutionId))
      .where(eq(placement.childId, childId)),
    tx
      .select({ step: placementStep })
      .from(placementStep)
      .innerJoin(placement, eq(placement.id, placementStep.placementId))
      .where(eq(placement.childId, childId)),
  ]);
  const about = { kind: "placement" as const, to: `/children/${childId}?tab=casework` };
  return [
    ...rows.map(({ row, name }) => {
      const { basis } = openJson<PlacementContent>(key, row.contentSealed);
      return {
        ...about,
        id: row.id,
        on: row.fromOn,
        until: row.endedOn,
        at: row.madeAt.toISOString(),
        by: row.madeBy,
        title: KINDS[row.kind],
        text: name ? { zh: name, en: name } : null,
        evidence: basis,
      };
    }),
    ...steps.map(({ step }) => ({
      ...about,
      id: step.id,
      on: step.day,
      at: step.at.toISOString(),
      by: step.by,
      title: stepTitle(pack, step, openJson(key, step.contentSealed)),
      text: step.againOn ? { zh: `${step.againOn} 再跟踪`, en: `To look again on ${step.againOn}` } : null,
    })),
  ];
};
