import type { TenantTransaction } from "@tongyou/database";
import { child, fact, pastClosing } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, asc, gt, lte, ne, or, sql } from "drizzle-orm";
import { type AwardSpan, awardIn } from "../awards/award-spans.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { type Decided, decideMany, decidingBy } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { CONTACT, decodeSaid, SAID_ORDER } from "../facts/statement.ts";
import { type Change, causesBetween, type Side, withStatements } from "./causes.ts";
import type { Cause } from "./corrections.schema.ts";
import type { Difference, Replayed } from "./decide-again.ts";
import type { PastMonth } from "./past-months.ts";

type Explained = Replayed & { difference: Difference };

/** What was written down or taken back of these children since an instant, as far as it says something of the day. */
async function changesSince(
  tx: TenantTransaction,
  ids: readonly string[],
  on: CivilDate,
  then: Date,
): Promise<Map<string, Change[]>> {
  const rows = await tx
    .select({
      childId: fact.childId,
      value: fact.value,
      recordedAt: fact.recordedAt,
      supersededAt: fact.supersededAt,
    })
    .from(fact)
    .where(
      and(
        sql`${fact.childId} = ANY(${sql.param(ids)}::uuid[])`,
        ne(fact.name, CONTACT),
        or(gt(fact.recordedAt, then), gt(fact.supersededAt, then)),
      ),
    )
    .orderBy(...SAID_ORDER.map((column) => asc(column)));
  const found = new Map<string, Change[]>();
  for (const row of rows) {
    const at = row.recordedAt > then ? row.recordedAt : (row.supersededAt ?? row.recordedAt);
    const said = decodeSaid(row).filter(({ from }) => from === null || from <= on);
    const before = found.get(row.childId) ?? [];
    found.set(row.childId, [...before, ...said.map(({ name, from }) => ({ name, from, at }))]);
  }
  return found;
}

/** The day and reason of a closing that ends the month's money, by child. */
async function closingsOf(tx: TenantTransaction, ids: readonly string[], on: CivilDate) {
  const [now, past] = await Promise.all([
    tx
      .select({ id: child.id, on: child.closedOn, reason: child.closedReason })
      .from(child)
      .where(and(sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`, lte(child.closedOn, on))),
    tx
      .select({ id: pastClosing.childId, on: pastClosing.fromDay, reason: pastClosing.reason })
      .from(pastClosing)
      .where(
        and(
          sql`${pastClosing.childId} = ANY(${sql.param(ids)}::uuid[])`,
          lte(pastClosing.fromDay, on),
          gt(pastClosing.untilDay, on),
        ),
      ),
  ]);
  return new Map(
    [...past, ...now].flatMap(({ id, on: day, reason }) =>
      day === null ? [] : [[id, { on: day, reason: reason ?? "" }] as const],
    ),
  );
}

function awardCause(
  month: string,
  then: readonly AwardSpan[] = [],
  now: readonly AwardSpan[] = [],
): Cause | undefined {
  const [before, after] = [awardIn(then, month)?.state ?? null, awardIn(now, month)?.state ?? null];
  return before === after ? undefined : { kind: "award", state: after };
}

/**
 * Why each month differs from what was settled: what changed between the instant of which the settled amount knew and
 * now. Differences of one month; the answer is by child.
 */
export async function explainDifferences(
  tx: TenantTransaction,
  context: StaffContext,
  { month, scope }: PastMonth,
  open: readonly Explained[],
): Promise<Map<string, Cause[]>> {
  const found = new Map<string, Cause[]>();
  const groups = Map.groupBy(open, ({ settled }) => `${settled.packHash} ${settled.knownAt.toISOString()}`);
  const { on } = scope.deciding;
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { knownAt, packHash } = first.settled;
    const ids = group.map(({ child: { id } }) => id);
    const policy = context.packs.get(context.tenant.pack.id, packHash);
    const deciding = await decidingBy(tx, policy, on, knownAt);
    const [before, spansThen, spansNow, changes, closings] = await Promise.all([
      decideMany(tx, deciding, ids),
      awardsOf(tx, scope.benefit, ids, knownAt),
      awardsOf(tx, scope.benefit, ids),
      changesSince(tx, ids, on, knownAt),
      closingsOf(tx, ids, on),
    ]);
    const now = await decideMany(tx, scope.deciding, ids);
    const sideOf = (from: typeof policy, decided: Decided): Side => ({ policy: from, ...decided });
    for (const { child: one, due, settled } of group) {
      const [was, is] = [before.get(one.id), now.get(one.id)];
      if (!was || !is) continue;
      const closing = closings.get(one.id);
      const award = awardCause(month, spansThen.get(one.id), spansNow.get(one.id));
      const said = causesBetween(sideOf(policy, was), sideOf(scope.deciding.policy, is));
      const causes = [
        // Without an award nothing was due, or is due, whatever the facts.
        ...(award ? [award] : withStatements(said, changes.get(one.id) ?? [])),
        ...(closing && due?.fen === 0 ? [{ kind: "closing", ...closing } as const] : []),
      ];
      const bare: Cause = settled.lined ? { kind: "other" } : { kind: "missed" };
      found.set(one.id, causes.length ? causes : [bare]);
    }
  }
  return found;
}
