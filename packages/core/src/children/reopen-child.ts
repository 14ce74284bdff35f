import { child } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import type { reopenChildInput } from "./children.schema.ts";
import { decideChildren } from "./decide-children.ts";

/**
 * Takes a closed file up again with all its history and decides the child anew. Throws `stale`, `notFound`, and
 * `conflict` when the file is open.
 */
export async function reopenChild(
  context: StaffContext,
  input: z.output<typeof reopenChildInput>,
): Promise<{ version: number }> {
  return inTenant(context, "children.reopen", async (tx, note) => {
    const record = await raiseVersion(tx, input.id, input.version, context.now());
    if (record.status === "active")
      throw conflict(
        { zh: "这份档案没有结案。", en: "This file is not closed." },
        { zh: "无需恢复，可直接办理。", en: "There is nothing to reopen; go on with the work." },
      );
    await tx
      .update(child)
      .set({ status: "active", closedReason: null, closedOn: null, closedNote: null })
      .where(eq(child.id, input.id));
    await decideChildren(tx, context, [input.id]);
    note({ childId: input.id, division: record.division, purpose: input.reason });
    return { version: record.version };
  });
}
