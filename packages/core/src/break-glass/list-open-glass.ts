import { breakGlass } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { OpenGlass } from "./break-glass.schema.ts";

/** The person's own leaves, newest first: those that run can be read under or ended. */
export async function listOpenGlass(context: StaffContext): Promise<OpenGlass[]> {
  const now = context.now();
  const rows = await inTenant(
    context,
    "breakGlass.mine",
    (tx) =>
      tx
        .select()
        .from(breakGlass)
        .where(eq(breakGlass.person, context.staff.id))
        .orderBy(desc(breakGlass.until))
        .limit(20),
    { area: "tenant" },
  );
  return rows.map((row) => ({
    id: row.id,
    file: row.childId ? { kind: "child", id: row.childId } : { kind: "case", id: row.caseId ?? "" },
    openedAt: row.openedAt.toISOString(),
    until: row.until.toISOString(),
    live: row.endedAt === null && row.until > now,
  }));
}
