import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { decideChildren } from "./decide-children.ts";
import { decidingOn } from "./deciding.ts";

/** Children decided in one transaction. */
const PAGE = 500;

/**
 * Decides every open file of the area again that was last decided for another day than the working day, or all of
 * them (`all`, after a standard was entered); and every file whose row no rule's count knows yet. Short transactions
 * of its own: call it outside one.
 */
export async function refreshDecisions(context: StaffContext, scope: "outdated" | "all"): Promise<void> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await withTenant(context.db, { ...context, timeoutMs: 60_000 }, async (tx) => {
      const deciding = await decidingOn(tx, context);
      const rows = await tx
        .select({ id: child.id })
        .from(child)
        .where(
          and(
            sql`${child.id} > ${last}::uuid`,
            or(
              isNull(child.restricted),
              isNull(child.firstOpenNeed),
              isNull(child.reportRows),
              and(
                eq(child.status, "active"),
                scope === "all" ? undefined : sql`${child.decidedOn} IS DISTINCT FROM ${deciding.on}::date`,
              ),
            ),
          ),
        )
        .orderBy(asc(child.id))
        .limit(PAGE);
      await decideChildren(
        tx,
        context,
        rows.map((row) => row.id),
        deciding,
      );
      return rows;
    });
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.id;
  }
}
