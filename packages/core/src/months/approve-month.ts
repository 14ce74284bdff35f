import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import { fixLines } from "./fix-lines.ts";
import { getRun, moveRun, summaryOf } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary, MonthTotals, monthVersionInput } from "./months.schema.ts";
import { refuseStale } from "./staleness.ts";

/**
 * Approves a submitted month and fixes its lines, all or nothing. Only a second person can: who submitted it is
 * refused here and by the database. Throws `conflict` for the same person, a stale month, or children whose line
 * another run fixed meanwhile; `stale`, `notFound`.
 */
export async function approveMonth(
  context: StaffContext,
  input: z.output<typeof monthVersionInput>,
): Promise<MonthSummary> {
  const run = await inTenant(
    context,
    "months.approve",
    async (tx, note) => {
      const found = await getRun(tx, input.id);
      if (found.submittedBy === context.staff.id)
        throw conflict(
          {
            zh: "这个月是您本人提交的，不能由您审批。",
            en: "You submitted this month; you cannot approve it.",
          },
          { zh: "请由另一位有审批权限的同事审批。", en: "Have a colleague who may approve do it." },
        );
      const at = context.now();
      const person = context.staff.id;
      const moved = await moveRun(tx, input, "submitted", {
        state: "fixed",
        approvedBy: person,
        approvedAt: at,
        fixedBy: person,
        fixedAt: at,
      });
      await refuseStale(tx, context, { ...moved, state: "submitted" });
      const scope = await monthScope(tx, context, moved.month, moved.division);
      const { due, fixed, fen } = await fixLines(tx, scope, moved.id, at);
      const totals = moved.totals as MonthTotals;
      if (fixed !== due || due !== totals.paid || fen !== totals.fen)
        throw conflict(
          {
            zh: `名单中有 ${due - fixed} 名儿童本月已在另一批发放。`,
            en: `${due - fixed} children of this list were paid for the month in another run.`,
          },
          {
            zh: "请退回并重新计算，已发放的会自动排除。",
            en: "Send it back and calculate again; they will be left out.",
          },
        );
      await notify(tx, context, {
        kind: "monthApproved",
        to: { staff: moved.submittedBy === null ? [] : [moved.submittedBy] },
        division: moved.division,
        subject: moved.month,
        path: `/months/${moved.id}`,
      });
      note({
        division: moved.division,
        detail: { run: moved.id, month: moved.month, lines: fixed, fen },
      });
      return moved;
    },
    { timeoutMs: 120_000 },
  );
  return summaryOf(context, run, false);
}
