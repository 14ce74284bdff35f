import { openText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, oneTimeGrant } from "@tongyou/database/schema";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { GRANT } from "./one-time-grants.ts";
import type { GrantSet, GrantState, grantSetsInput } from "./payments.schema.ts";

/** What was entered at once: one purpose, document and sum, by one person at one instant. */
export const SET = [
  oneTimeGrant.proposedBy,
  oneTimeGrant.proposedAt,
  oneTimeGrant.purpose,
  oneTimeGrant.document,
  oneTimeGrant.fen,
] as const;

/** The grants that were entered together with one. Throws `notFound`. */
export async function inSetOf(tx: TenantTransaction, id: string): Promise<SQL | undefined> {
  const [one] = await tx.select().from(oneTimeGrant).where(eq(oneTimeGrant.id, id));
  if (!one) throw notFound(GRANT);
  return and(
    eq(oneTimeGrant.proposedBy, one.proposedBy),
    eq(oneTimeGrant.proposedAt, one.proposedAt),
    eq(oneTimeGrant.purpose, one.purpose),
    eq(oneTimeGrant.document, one.document),
    eq(oneTimeGrant.fen, one.fen),
  );
}

const inState = (state: GrantState) =>
  sql<number>`(count(*) FILTER (WHERE ${oneTimeGrant.state} = ${state}))::int`;
/** The one that stands for the set: any will do, as long as it is always the same. */
const first = <T>(
  column: typeof oneTimeGrant.id | typeof oneTimeGrant.reason | typeof oneTimeGrant.childId,
) => sql<T>`(array_agg(${column} ORDER BY ${oneTimeGrant.id}))[1]`;

const readSets = (tx: TenantTransaction) =>
  tx
    .select({
      id: first<string>(oneTimeGrant.id).as("id"),
      childId: first<string>(oneTimeGrant.childId).as("child_id"),
      reason: first<Buffer>(oneTimeGrant.reason).as("reason"),
      purpose: oneTimeGrant.purpose,
      document: oneTimeGrant.document,
      fen: oneTimeGrant.fen,
      proposedBy: oneTimeGrant.proposedBy,
      proposedAt: oneTimeGrant.proposedAt,
      children: sql<number>`count(*)::int`.as("children"),
      proposed: inState("proposed").as("proposed"),
      approved: inState("approved").as("approved"),
      refused: inState("refused").as("refused"),
      withdrawn: inState("withdrawn").as("withdrawn"),
      listed: sql<number>`(count(*) FILTER (WHERE EXISTS (
        SELECT FROM payment_item i WHERE i.kind = 'oneTime' AND i.source_id = one_time_grant.id AND i.live)))::int`.as(
        "listed",
      ),
    })
    .from(oneTimeGrant)
    .groupBy(...SET)
    .$dynamic();

const WAITING = sql`bool_or(${oneTimeGrant.state} = 'proposed')`;

/**
 * The one-time grants of the area as they were entered, one or many children at a time, the newest first. `open`: only
 * those of which some wait for a decision.
 */
export async function listGrantSets(
  context: StaffContext,
  { open, offset, limit }: z.output<typeof grantSetsInput>,
): Promise<Page<GrantSet>> {
  const key = await tenantKey(context.db, context.tenant);
  const { sets, total, children } = await inTenant(context, "payments.grantSets", async (tx, note) => {
    const asked = () => (open ? readSets(tx).having(WAITING) : readSets(tx));
    const [sets, total] = await Promise.all([
      asked().orderBy(desc(oneTimeGrant.proposedAt), asc(sql`id`)).offset(offset).limit(limit),
      tx.$count(asked().as("found")),
    ]);
    const single = sets.filter((set) => set.children === 1).map((set) => set.childId);
    const children = await tx
      .select({ id: child.id, name: child.name, division: child.division })
      .from(child)
      .where(inArray(child.id, single));
    note({ detail: { rows: sets.length, offset, open } });
    return { sets, total, children: new Map(children.map((one) => [one.id, one])) };
  });
  const names = await staffNames(
    context,
    sets.map(({ proposedBy }) => proposedBy),
  );
  return {
    total,
    rows: sets.map(
      ({ proposed, approved, refused, withdrawn, childId, reason, proposedBy, proposedAt, ...set }) => {
        const only = set.children === 1 ? children.get(childId) : undefined;
        const decides = proposed > 0 && may(context.staff.role, "payments.decideGrants");
        const mine = proposedBy === context.staff.id;
        return {
          ...set,
          reason: openText(key, reason),
          counts: { proposed, approved, refused, withdrawn },
          only: only ? { childId, name: only.name, divisionName: placeName(only.division) } : null,
          proposedBy: names.get(proposedBy) ?? "",
          proposedAt: proposedAt.toISOString(),
          mayDecide: decides && !mine,
          mayWithdraw: decides && mine,
        };
      },
    ),
  };
}
