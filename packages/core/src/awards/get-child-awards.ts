import { openText, tenantKey } from "@tongyou/database";
import { award } from "@tongyou/database/schema";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { awardsOfChildInput, ChildAwards } from "./awards.schema.ts";
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
  const rows = await inTenant(context, "awards.ofChild", async (tx, note) => {
    const { division } = await getChildRecord(tx, childId);
    note({ childId, division });
    return tx
      .select()
      .from(award)
      .where(and(eq(award.childId, childId), isNull(award.supersededAt)))
      .orderBy(asc(award.fromMonth));
  });
  const names = await staffNames(
    context,
    rows.map(({ decidedBy }) => decidedBy),
  );
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
    })),
    may: {
      suspend: open === "granted" && mayChange(context, "awards.suspend"),
      resume: open === "suspended" && mayChange(context, "awards.resume"),
      end: open !== undefined && mayChange(context, "awards.end"),
    },
  };
}
