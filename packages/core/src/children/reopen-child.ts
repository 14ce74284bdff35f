import { newId } from "@tongyou/database";
import { child, pastClosing } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import type { reopenChildInput } from "./children.schema.ts";
import { decideChildren } from "./decide-children.ts";

/** A child comes back after the file was closed, and not in the future. */
function checkDay(from: CivilDate, closedOn: CivilDate, today: CivilDate): void {
  if (closedOn < from && from <= today) return;
  throw invalid(
    "from",
    {
      zh: `恢复日期应在结案日 ${closedOn} 之后，不晚于今天。`,
      en: `The day lies after ${closedOn}, when the file was closed, and not after today.`,
    },
    {
      zh: "请改日期；结案登记有误的，请选“结案有误”。",
      en: "Give another day; where the closing was a mistake, say so.",
    },
  );
}

/**
 * Takes a closed file up again with all its history and decides the child anew: from a day on, so that the months it was
 * closed for stay unpaid, or as if it had never been closed. Throws `stale`, `notFound`, `invalid`, and `conflict` when the
 * file is open.
 */
export async function reopenChild(
  context: StaffContext,
  { id, version, from, reason }: z.output<typeof reopenChildInput>,
): Promise<{ version: number }> {
  return inTenant(context, "children.reopen", async (tx, note) => {
    const record = await raiseVersion(tx, id, version, context.now());
    const { division, closedOn, closedAt } = record;
    if (record.status === "active" || closedOn === null)
      throw conflict(
        { zh: "这份档案没有结案。", en: "This file is not closed." },
        { zh: "无需恢复，可直接办理。", en: "There is nothing to reopen; go on with the work." },
      );
    if (from !== null) checkDay(from, closedOn, civilDayOf(context.now()));
    await tx.insert(pastClosing).values({
      id: newId(),
      childId: id,
      division,
      fromDay: closedOn,
      untilDay: from,
      reason: record.closedReason ?? "other",
      closedAt,
      reopenedBy: context.staff.id,
      reopenedAt: context.now(),
    });
    await tx
      .update(child)
      .set({ status: "active", closedReason: null, closedOn: null, closedNote: null, closedAt: null })
      .where(eq(child.id, id));
    await decideChildren(tx, context, [id]);
    note({ childId: id, division, purpose: reason, detail: { closedOn, from } });
    return { version: record.version };
  });
}
