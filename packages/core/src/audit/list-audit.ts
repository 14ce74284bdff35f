import { audit } from "@tongyou/database/schema";
import { addDays } from "@tongyou/policy";
import { and, count, desc, eq, gte, lt, notInArray, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Permission } from "../access/roles.ts";
import { midnightOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import type { AuditRow, auditListInput } from "./audit.schema.ts";

/**
 * Acts of whoever reports harm. The row keeps who it was; read beside the cases of that hour it would name the reporter,
 * whom one role alone may learn, for a purpose.
 */
const UNNAMED: readonly Permission[] = ["protection.report", "protection.attach"];
const isUnnamed = (action: string) => UNNAMED.some((one) => one === action);

function filterOf(input: z.output<typeof auditListInput>): SQL | undefined {
  return and(
    input.childId === undefined ? undefined : eq(audit.childId, input.childId),
    input.actor === undefined
      ? undefined
      : and(eq(audit.actor, input.actor), notInArray(audit.action, [...UNNAMED])),
    input.action === undefined ? undefined : eq(audit.action, input.action),
    input.from === undefined ? undefined : gte(audit.at, midnightOf(input.from)),
    input.to === undefined ? undefined : lt(audit.at, midnightOf(addDays(input.to, 1))),
  );
}

/** An audit row as the console shows it. */
export const toAuditRow = (row: typeof audit.$inferSelect): AuditRow => ({
  position: row.position,
  at: row.at.toISOString(),
  ...(isUnnamed(row.action)
    ? { actor: "", actorName: "", unnamed: true, division: null }
    : { actor: row.actor ?? "", actorName: row.actorName, unnamed: false, division: row.division }),
  action: row.action,
  childId: row.childId,
  purpose: row.purpose,
  detail: row.detail,
  pack: row.pack,
});

/** Who did or looked at what inside the area, newest first; `from` and `to` are civil dates, both included. */
export async function listAudit(
  context: StaffContext,
  input: z.output<typeof auditListInput>,
): Promise<Page<AuditRow>> {
  return inTenant(context, "audit.list", async (tx, note) => {
    const filter = filterOf(input);
    const rows = await tx
      .select()
      .from(audit)
      .where(filter)
      .orderBy(desc(audit.position))
      .limit(input.limit)
      .offset(input.offset);
    const [total] = await tx.select({ rows: count() }).from(audit).where(filter);
    if (input.childId !== undefined) note({ childId: input.childId, detail: { rows: rows.length } });
    return { rows: rows.map(toAuditRow), total: total?.rows ?? 0 };
  });
}
