import { openText, tenantKey } from "@tongyou/database";
import { audit, breakGlass } from "@tongyou/database/schema";
import { and, count, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { GlassRow, glassInput, glassListInput } from "./break-glass.schema.ts";
import { GLASS } from "./read-file.ts";

function filterOf(state: "unseen" | "live" | "all", now: Date): SQL | undefined {
  if (state === "unseen") return isNull(breakGlass.seenAt);
  if (state === "live") return and(isNull(breakGlass.endedAt), gt(breakGlass.until, now));
  return undefined;
}

/** How often a leave was used: the audit knows, by its index on the actor. */
const reads = sql<number>`(
  SELECT count(*)::int FROM ${audit}
  WHERE ${audit.actor} = ${breakGlass.person} AND ${audit.action} = 'breakGlass.read'
    AND ${audit.detail} ->> 'grant' = ${breakGlass.id}::text)`;

/** Who opened what was closed to them in the area, why and for how long, newest first: for the auditor. */
export async function listGlass(
  context: StaffContext,
  { state, offset, limit }: z.output<typeof glassListInput>,
): Promise<Page<GlassRow>> {
  const key = await tenantKey(context.db, context.tenant);
  const now = context.now();
  const filter = filterOf(state, now);
  const { rows, total } = await inTenant(context, "breakGlass.list", async (tx) => {
    const found = await tx
      .select({ grant: breakGlass, reads })
      .from(breakGlass)
      .where(filter)
      .orderBy(desc(breakGlass.openedAt))
      .limit(limit)
      .offset(offset);
    const [all] = await tx.select({ rows: count() }).from(breakGlass).where(filter);
    return { rows: found, total: all?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.map(({ grant }) => grant.person),
  );
  return {
    rows: rows.map(({ grant, reads: times }) => ({
      id: grant.id,
      kind: grant.childId ? "child" : "case",
      place: placeName(grant.division),
      person: names.get(grant.person) ?? "",
      reason: openText(key, grant.reasonSealed),
      openedAt: grant.openedAt.toISOString(),
      until: grant.until.toISOString(),
      endedAt: grant.endedAt?.toISOString() ?? null,
      live: grant.endedAt === null && grant.until > now,
      reads: times,
      seenAt: grant.seenAt?.toISOString() ?? null,
    })),
    total,
  };
}

/** The auditor has looked at a leave: it waits no more. A second time changes nothing. Throws `notFound`. */
export async function acknowledgeGlass(
  context: StaffContext,
  { id }: z.output<typeof glassInput>,
): Promise<{ id: string }> {
  return inTenant(context, "breakGlass.acknowledge", async (tx, note) => {
    const [row] = await tx.select().from(breakGlass).where(eq(breakGlass.id, id));
    if (!row) throw notFound(GLASS);
    await tx
      .update(breakGlass)
      .set({ seenAt: context.now(), seenBy: context.staff.id })
      .where(and(eq(breakGlass.id, id), isNull(breakGlass.seenAt)));
    note({ division: row.division, detail: { grant: id } });
    return { id };
  });
}
