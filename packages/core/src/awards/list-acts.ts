import type { TenantTransaction } from "@tongyou/database";
import { audit, child } from "@tongyou/database/schema";
import { addDays } from "@tongyou/policy";
import { and, count, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { mayKnow } from "../children/children-where.ts";
import { midnightOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { inPlace, WHO, whoOf } from "./award-rows.ts";
import { AWARD_ACTS, type AwardActRow, type AwardActs, type awardsActsInput } from "./awards.schema.ts";

type Filter = Omit<z.output<typeof awardsActsInput>, "offset" | "limit">;

/** Written out, so that the short index of just these rows serves it. */
const isAct = sql.raw(`audit.action IN (${AWARD_ACTS.map((act) => `'awards.${act}'`).join(", ")})`);

/** Acts of the area, of those children whose award the role may know. */
const where = (context: StaffContext, { act, area, from, to }: Filter): SQL | undefined =>
  and(
    isAct,
    act === undefined ? undefined : eq(audit.action, `awards.${act}`),
    from === undefined ? undefined : gte(audit.at, midnightOf(from)),
    to === undefined ? undefined : lt(audit.at, midnightOf(addDays(to, 1))),
    inPlace(context, area),
    mayKnow(context.staff.role, "allowance"),
  );

/** What was done with awards, newest first. */
export async function readActs(
  tx: TenantTransaction,
  context: StaffContext,
  { offset, limit, ...filter }: z.output<typeof awardsActsInput>,
): Promise<AwardActRow[]> {
  const rows = await tx
    .select({
      ...WHO,
      position: audit.position,
      at: audit.at,
      action: audit.action,
      by: audit.actorName,
      reason: audit.purpose,
      detail: audit.detail,
    })
    .from(audit)
    .innerJoin(child, eq(child.id, audit.childId))
    .where(where(context, filter))
    .orderBy(desc(audit.position))
    .limit(limit)
    .offset(offset);
  return rows.map((row) => {
    const { from = "", document = null } = row.detail as { from?: string; document?: string };
    return {
      ...whoOf(row),
      id: row.position,
      at: row.at.toISOString(),
      act: AWARD_ACTS.find((act) => row.action === `awards.${act}`) ?? "end",
      by: row.by,
      month: from,
      reason: row.reason ?? "",
      document,
    };
  });
}

/**
 * Who suspended, resumed and ended which awards of the area, from which month and why, newest first. `from`, `to`: days of
 * the act, both included.
 */
export async function listActs(
  context: StaffContext,
  input: z.output<typeof awardsActsInput>,
): Promise<AwardActs> {
  return inTenant(context, "awards.acts", async (tx, note) => {
    const { offset, limit: _, ...filter } = input;
    const rows = await readActs(tx, context, input);
    const [counted] = await tx
      .select({ rows: count() })
      .from(audit)
      .innerJoin(child, eq(child.id, audit.childId))
      .where(where(context, filter));
    const total = counted?.rows ?? 0;
    note({ detail: { total, offset, area: filter.area ?? null } });
    return { rows, total };
  });
}
