import { audit } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { AuditRow } from "../audit/audit.schema.ts";
import { toAuditRow } from "../audit/list-audit.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { getChildRecord } from "./child-row.ts";
import type { childInput } from "./children.schema.ts";

/** How far back one look goes; the audit page has the rest. */
const NEWEST = 200;

/**
 * Who looked at or changed this child, newest first: the last 200 acts. Looking is itself written down. Acts of
 * people who work for a wider area are shown as far as they were written for a place inside the reader's area.
 */
export async function listChildAccess(
  context: StaffContext,
  { id }: z.output<typeof childInput>,
): Promise<AuditRow[]> {
  return inTenant(context, "children.accessLog", async (tx, note) => {
    const record = await getChildRecord(tx, id);
    const rows = await tx
      .select()
      .from(audit)
      .where(eq(audit.childId, id))
      .orderBy(desc(audit.position))
      .limit(NEWEST);
    note({ childId: id, division: record.division });
    return rows.map(toAuditRow);
  });
}
