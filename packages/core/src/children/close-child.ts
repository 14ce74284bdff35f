import { child } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { computeLater } from "../corrections/ask-computing.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import type { closeChildInput } from "./children.schema.ts";

/**
 * Closes a child's file from a day on, with its reason: no month that ends on or after that day pays it; what was paid
 * for one already is computed anew. Nothing is deleted. Throws `stale`, `notFound`, `invalid`, and `conflict` when the
 * file is closed already.
 */
export async function closeChild(
  context: StaffContext,
  input: z.output<typeof closeChildInput>,
): Promise<{ version: number }> {
  if (input.on > civilDayOf(context.now()))
    throw invalid(
      "on",
      { zh: "结案日期晚于今天。", en: "The closing day is after today." },
      { zh: "请填写已经到来的日期。", en: "Give a day that has come." },
    );
  return inTenant(context, "children.close", async (tx, note) => {
    const record = await raiseVersion(tx, input.id, input.version, context.now());
    if (record.status === "closed")
      throw conflict(
        { zh: "这份档案已经结案。", en: "This file is closed already." },
        { zh: "如需更改，请先恢复建档。", en: "Reopen it first if something must change." },
      );
    await tx
      .update(child)
      .set({
        status: "closed",
        closedReason: input.reason,
        closedOn: input.on,
        closedNote: input.note ?? null,
        closedAt: context.now(),
      })
      .where(eq(child.id, input.id));
    await computeLater(tx, context, [input.id]);
    note({ childId: input.id, division: record.division, detail: { reason: input.reason, on: input.on } });
    return { version: record.version };
  });
}
