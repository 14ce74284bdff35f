import { newId, sealText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { recoveryPlan } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { recoveryPlanInput } from "./corrections.schema.ts";
import { lockRecovery } from "./lock-recovery.ts";
import { sumOf } from "./open-recoveries.ts";

type Input = z.output<typeof recoveryPlanInput>;
/** Ten years: longer than any child is paid after it. */
const MOST_MONTHS = 120;

function refuseUnlikely(context: StaffContext, input: Input): void {
  if (input.kind !== "instalments") return;
  if (input.fromMonth < civilDayOf(context.now()).slice(0, 7))
    throw invalid(
      "fromMonth",
      { zh: "开始扣的月份已经过去。", en: "The first month is over already." },
      { zh: "请选择本月或以后的月份。", en: "Choose this month or a later one." },
    );
  if (input.fen / input.monthlyFen > MOST_MONTHS)
    throw invalid(
      "monthlyFen",
      { zh: "按这个金额要扣十年以上。", en: "At this amount it would take more than ten years." },
      { zh: "请提高每月金额，或申请免予追回。", en: "Take more each month, or propose a waiver." },
    );
}

const nothingToDeductFrom = (closedOn: CivilDate) =>
  conflict(
    {
      zh: `档案已于 ${closedOn} 结案，以后没有发放可以扣。`,
      en: `The file was closed on ${closedOn}: nothing is paid any more from which it could be taken.`,
    },
    {
      zh: "请登记已退回，或提出免予追回。",
      en: "Record that it was paid back, or propose that it is waived.",
    },
    "kind",
  );

/** One plan waits at a time: the one before it goes, whoever proposed it. */
const withdrawOpen = (tx: TenantTransaction, context: StaffContext, childId: string) =>
  tx
    .update(recoveryPlan)
    .set({ state: "withdrawn", decidedBy: context.staff.id, decidedAt: context.now() })
    .where(and(eq(recoveryPlan.childId, childId), eq(recoveryPlan.state, "proposed")));

/**
 * Proposes how all that a child still owes back comes: the same sum each month from one on, as paid back already, or not
 * at all, with the document it rests on and the reason. It waits for another person; a plan that waited is withdrawn. No document of the
 * regions limits it, so that nothing here does. Throws `notFound`, `invalid`, and `conflict` where nothing is open, another
 * sum than the form showed, or instalments of a closed file.
 */
export async function planRecovery(context: StaffContext, input: Input): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "corrections.planRecovery", async (tx, note) => {
    const { childId, kind, document } = input;
    const { division, closedOn } = await getChildRecord(tx, childId);
    if (kind === "instalments" && closedOn !== null) throw nothingToDeductFrom(closedOn);
    const { open } = await lockRecovery(tx, childId);
    const fen = sumOf(open);
    if (fen === 0)
      throw conflict(
        { zh: "这名儿童没有待追回的金额。", en: "Nothing is to be taken back from this child." },
        { zh: "请刷新核对；批准追回后再定计划。", en: "Reload; a recovery is approved first, then planned." },
      );
    if (fen !== input.fen)
      throw conflict(
        {
          zh: "待追回的金额与页面上显示的不一致。",
          en: "The sum to take back is not the one the page showed.",
        },
        { zh: "请刷新后重新填写。", en: "Reload, and fill it in again." },
      );
    refuseUnlikely(context, input);
    await withdrawOpen(tx, context, childId);
    const id = newId();
    await tx.insert(recoveryPlan).values({
      id,
      childId,
      division,
      kind,
      corrections: open.map(({ correctionId }) => correctionId),
      fen,
      ...(input.kind === "instalments" && { fromMonth: input.fromMonth, monthlyFen: input.monthlyFen }),
      document,
      reasonSealed: sealText(key, input.reason),
      state: "proposed",
      proposedBy: context.staff.id,
      proposedAt: context.now(),
    });
    note({ childId, division, purpose: input.reason, detail: { recoveryPlan: id, kind, fen, document } });
    return { id };
  });
}
