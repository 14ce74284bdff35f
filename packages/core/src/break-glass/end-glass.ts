import { breakGlass } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { glassInput } from "./break-glass.schema.ts";
import { GLASS } from "./read-file.ts";

/**
 * Ends a leave early: whoever holds it, or the auditor of its place. Ending one that has ended changes nothing. Throws
 * `notFound`.
 */
export async function endGlass(
  context: StaffContext,
  { id }: z.output<typeof glassInput>,
): Promise<{ id: string }> {
  const auditor = context.staff.role === "auditor";
  return inTenant(
    context,
    "breakGlass.end",
    async (tx, note) => {
      const [row] = await tx.select().from(breakGlass).where(eq(breakGlass.id, id));
      if (!row || (!auditor && row.person !== context.staff.id)) throw notFound(GLASS);
      await tx
        .update(breakGlass)
        .set({ endedAt: context.now(), endedBy: context.staff.id })
        .where(and(eq(breakGlass.id, id), isNull(breakGlass.endedAt)));
      note({ division: row.division, detail: { grant: id } });
      return { id };
    },
    { area: auditor ? "own" : "tenant" },
  );
}
