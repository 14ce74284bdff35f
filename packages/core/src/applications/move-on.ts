import type { TenantTransaction } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { inArray, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import type { Part } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { seesRestricted } from "../facts/mask.ts";
import { policyToday } from "../protection/chain.ts";
import type { Settings } from "../standards/load-settings.ts";
import { type ApplicationRecord, neighbourOf } from "./application-record.ts";
import { actorsOf, listedActors, type WaitingStage } from "./procedure-of.ts";
import { stageDue } from "./stage-term.ts";

const ALLOWANCE: Part = "allowance";

/** True where the row says that the allowance rests on restricted facts. */
export const hidesAllowance = (restricted: string | null): boolean =>
  (restricted ?? "").split("|").includes(ALLOWANCE);

/**
 * Who acts on a stage for a child. What rests on facts that the roles of the deciding stage may not know is decided by
 * the county's officer.
 * @param restricted the parts left out for them, as the child's row lists them
 */
export function actorsFor(stage: WaitingStage, restricted: string | null): readonly TenantRole[] {
  const actors = actorsOf(stage);
  const hidden = stage.kind === "confirm" && hidesAllowance(restricted);
  return hidden && !actors.some(seesRestricted) ? ["countyOfficer"] : actors;
}

/** What the row says of a stage that is entered now. */
export const entering = (
  context: StaffContext,
  settings: Settings,
  stage: WaitingStage,
  restricted: string | null,
) => ({
  stage: stage.id,
  stageKind: stage.kind,
  actors: listedActors(actorsFor(stage, restricted)),
  ...stageDue(policyToday(context).pack, settings, stage, context.now()),
});

/** Moves locked applications one stage on or back: all that come into the same stage, to the same people, at once. */
export async function moveOn(
  tx: TenantTransaction,
  context: StaffContext,
  settings: Settings,
  moved: readonly { record: ApplicationRecord; restricted: string | null }[],
  way: 1 | -1,
): Promise<void> {
  const entered = moved.map(({ record, restricted }) => {
    const next = neighbourOf(record, way);
    if (!next) throw new Error("an application was moved past the ends of its procedure");
    return { id: record.id, state: entering(context, settings, next, restricted) };
  });
  for (const group of Map.groupBy(entered, ({ state }) => JSON.stringify(state)).values())
    await tx
      .update(application)
      .set({
        ...group[0]?.state,
        passedBy: way === 1 ? context.staff.id : null,
        version: sql`${application.version} + 1`,
      })
      .where(
        inArray(
          application.id,
          group.map(({ id }) => id),
        ),
      );
}
