import { sealText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, oneTimeGrant } from "@tongyou/database/schema";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { inSetOf } from "./grant-sets.ts";
import { GRANT, refuseDecided, refuseWrongPerson } from "./one-time-grants.ts";
import type { DecidedGrants, grantsDecideInput } from "./payments.schema.ts";

/** The grants of a set that wait for a decision, locked, with the child's name and whether its file was closed since. */
const lockWaiting = (tx: TenantTransaction, set: SQL | undefined) =>
  tx
    .select({
      id: oneTimeGrant.id,
      childId: oneTimeGrant.childId,
      division: oneTimeGrant.division,
      fen: oneTimeGrant.fen,
      proposedBy: oneTimeGrant.proposedBy,
      name: child.name,
      closed: sql<boolean>`${child.status} = 'closed'`,
    })
    .from(oneTimeGrant)
    .innerJoin(child, eq(child.id, oneTimeGrant.childId))
    .where(and(set, eq(oneTimeGrant.state, "proposed")))
    .orderBy(asc(oneTimeGrant.id))
    .for("update", { of: oneTimeGrant });

const CLOSED_SINCE = {
  cause: { zh: "录入以后档案已结案", en: "the file was closed since" },
  remedy: { zh: "请单独审批或不同意", en: "Decide on it by itself" },
};

/**
 * Agrees to all grants of a set that wait, or refuses them, by another person than who entered them; who entered them may
 * withdraw them. Nobody whose file was closed since is agreed to with the others. `grants`: how many the form showed.
 * Throws `conflict` where none waits or the person may not, `stale` when they are others now, `notFound`.
 */
export async function decideGrants(
  context: StaffContext,
  { set, answer, reason, grants }: z.output<typeof grantsDecideInput>,
): Promise<DecidedGrants> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "payments.decideGrants", async (tx, note) => {
    const waiting = await lockWaiting(tx, await inSetOf(tx, set));
    const [one] = waiting;
    if (!one) throw refuseDecided();
    refuseWrongPerson(context, one, answer);
    if (waiting.length !== grants) throw stale(GRANT);
    const out = waiting.filter(({ closed }) => closed && answer === "approved");
    const decided = waiting.filter((grant) => !out.includes(grant));
    await tx
      .update(oneTimeGrant)
      .set({
        state: answer,
        decidedBy: context.staff.id,
        decidedAt: context.now(),
        decidedReason: sealText(key, reason),
      })
      .where(sql`${oneTimeGrant.id} = ANY(${sql.param(decided.map(({ id }) => id))}::uuid[])`);
    for (const { id, childId, division, fen } of decided)
      note({ childId, division, detail: { grant: id, answer, fen } });
    if (decided.length === 0) note({ detail: { answer, leftOut: out.length } });
    return {
      decided: decided.length,
      fen: decided.reduce((sum, { fen }) => sum + fen, 0),
      leftOut: out.map(({ childId, name }) => ({ row: null, childId, name, ...CLOSED_SINCE })),
    };
  });
}
