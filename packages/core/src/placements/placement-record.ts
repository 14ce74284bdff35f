import { newId, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { placement, placementStep } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import { raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { recordFacts } from "../facts/record-facts.ts";
import type { Said } from "../facts/statement.ts";
import { sealJson } from "../sealed-json.ts";
import type { PlacementEnd } from "./placements.schema.ts";

export const PLACEMENT = { zh: "安置记录", en: "placement" } as const;
export type StoredPlacement = typeof placement.$inferSelect;
/** What the sealed column of a placement holds. */
export type PlacementContent = {
  basis: string;
  decidedBy: string;
  carer?: { name: string; relation: string; phone?: string | undefined; address?: string | undefined };
  confirmed?: string;
};

/** The placement with this id of a child in the person's own area; throws `notFound`. */
export async function getPlacementRow(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<StoredPlacement> {
  const [row] = await tx.select().from(placement).where(eq(placement.id, id));
  if (!row || !isWithin(row.division, context.area.code)) throw notFound(PLACEMENT);
  return row;
}

/** Where a child is placed now. */
export async function findRunning(
  tx: TenantTransaction,
  childId: string,
): Promise<StoredPlacement | undefined> {
  const [row] = await tx
    .select()
    .from(placement)
    .where(and(eq(placement.childId, childId), isNull(placement.endedOn)))
    .for("update");
  return row;
}

/** Ends a placement; says nothing of what follows. */
export async function markEnded(
  tx: TenantTransaction,
  context: StaffContext,
  { id, ...end }: { id: string; on: CivilDate; how: PlacementEnd; sealed?: Buffer },
): Promise<void> {
  await tx
    .update(placement)
    .set({
      endedOn: end.on,
      endedHow: end.how,
      endedSealed: end.sealed ?? null,
      endedBy: context.staff.id,
      endedAt: context.now(),
    })
    .where(eq(placement.id, id));
}

/** Writes a step of a placement; the same id again changes nothing. */
export async function addStep(
  tx: TenantTransaction,
  context: StaffContext,
  { id, division }: Pick<StoredPlacement, "id" | "division">,
  step: Pick<typeof placementStep.$inferInsert, "kind" | "day" | "form" | "againOn"> & {
    id?: string;
    content: object;
    key: TenantKey;
  },
): Promise<void> {
  const { content, key, id: own = newId(), ...rest } = step;
  await tx
    .insert(placementStep)
    .values({
      id: own,
      placementId: id,
      division,
      ...rest,
      contentSealed: sealJson(key, content),
      by: context.staff.id,
      at: context.now(),
    })
    .onConflictDoNothing({ target: placementStep.id });
}

/** Says facts of a child's care from a day on, the record as their evidence, and decides the child again. */
export async function sayCare(
  tx: TenantTransaction,
  context: StaffContext,
  child: { id: string; version: number },
  { from, said, evidence, to }: { from: CivilDate; said: Said; evidence: string; to?: CivilDate },
): Promise<void> {
  const { division } = await raiseVersion(tx, child.id, child.version, context.now());
  const key = await tenantKey(context.db, context.tenant);
  const statement = {
    childId: child.id,
    division,
    said: { [from]: said },
    evidence,
    source: "staff" as const,
  };
  await recordFacts(tx, [{ ...statement, ...(to && { to }) }], {
    saidBy: context.staff.id,
    at: context.now(),
    key,
  });
  await decideChildren(tx, context, [child.id]);
}

/** What facts of a placement rest on: the record by its number. */
export const evidenceOf = (what: string, on: CivilDate, id: string): string =>
  `${on}${what}（安置记录 ${id.slice(0, 8)}）`;
