import { openText, tenantKey } from "@tongyou/database";
import { application, award } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { awardsOfChildInput, ChildAwards } from "./awards.schema.ts";
import { firstMonthOut, firstMonths, firstOfSpan } from "./first-months.ts";
import { mayChange } from "./who-decides.ts";

/**
 * For which months the allowance is awarded to a child, by whom and on what; and what the reader may do about it. Throws
 * `notFound` outside the area.
 */
export async function getChildAwards(
  context: StaffContext,
  { childId }: z.output<typeof awardsOfChildInput>,
): Promise<ChildAwards> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, firsts } = await inTenant(context, "awards.ofChild", async (tx, note) => {
    const { division } = await getChildRecord(tx, childId);
    note({ childId, division });
    const all = await tx
      .select({ span: award, granted: application.class })
      .from(award)
      .leftJoin(application, eq(application.id, award.applicationId))
      .where(eq(award.childId, childId))
      .orderBy(asc(award.fromMonth));
    const begins = await firstMonths(tx, context);
    // What was changed later began as it was granted all the same.
    const granted = all.flatMap(({ span: { fromMonth, decidedAt }, granted: rate }) => {
      const first = firstOfSpan({ from: fromMonth, decidedAt, granted: rate }, begins);
      return first ? [[fromMonth, first] as const] : [];
    });
    const inForce = all.flatMap(({ span }) => (span.supersededAt === null ? [span] : []));
    return { rows: inForce, firsts: new Map(granted) };
  });
  const names = await staffNames(context, [
    ...rows.map(({ decidedBy }) => decidedBy),
    ...[...firsts.values()].map(({ set }) => set?.by),
  ]);
  const firstOf = ({ state, fromMonth }: (typeof rows)[number]) => {
    const first = state === "granted" ? firsts.get(fromMonth) : undefined;
    return first ? firstMonthOut(first, names) : null;
  };
  const last = rows.at(-1);
  const open = last?.untilMonth === null ? last.state : undefined;
  return {
    state: last ? (open ?? "ended") : null,
    spans: rows.map((row) => ({
      id: row.id,
      from: row.fromMonth,
      until: row.untilMonth,
      state: row.state,
      basis: row.basis,
      reason: row.reason ? openText(key, row.reason) : null,
      decidedBy: names.get(row.decidedBy) ?? "",
      decidedAt: row.decidedAt.toISOString(),
      first: firstOf(row),
    })),
    may: {
      suspend: open === "granted" && mayChange(context, "awards.suspend"),
      resume: open === "suspended" && mayChange(context, "awards.resume"),
      end: open !== undefined && mayChange(context, "awards.end"),
    },
  };
}
