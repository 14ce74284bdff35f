import type { TenantTransaction } from "@tongyou/database";
import { monthItem, monthRun } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { keepChoice } from "../children/keep-choice.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { addOutcome, type ItemOutcome, noSums, outcomeOf, totalsOf } from "./classify-item.ts";
import { dueInMonth } from "./due-in-month.ts";
import type { MonthScope } from "./month-children.ts";
import { getRun, type MonthRecord, summaryOf } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary, MonthTotals, monthChooseInput } from "./months.schema.ts";
import { isStale } from "./staleness.ts";

type Input = z.output<typeof monthChooseInput>;

async function lockRun(tx: TenantTransaction, id: string): Promise<MonthRecord> {
  const run = await getRun(tx, id);
  const [locked] = await tx.select().from(monthRun).where(eq(monthRun.id, id)).for("update");
  if (locked?.state !== "calculated")
    throw conflict(
      {
        zh: `${run.month} 已提交或已发放，不能再作决定。`,
        en: `${run.month} is submitted or fixed; nothing can be decided in it.`,
      },
      { zh: "请先退回，或在下个月办理。", en: "Have it sent back first, or decide in a later month." },
    );
  return locked;
}

const paidBefore = (item: { previousClass: string | null; previousFen: number | null }) =>
  item.previousClass !== null && item.previousFen !== null
    ? { class: item.previousClass, fen: item.previousFen }
    : undefined;

/** Totals from the stored lines. */
async function recount(tx: TenantTransaction, run: MonthRecord, scope: MonthScope): Promise<MonthTotals> {
  const items = await tx
    .select({
      change: monthItem.change,
      status: monthItem.status,
      class: monthItem.class,
      fen: monthItem.fen,
      previousClass: monthItem.previousClass,
      previousFen: monthItem.previousFen,
    })
    .from(monthItem)
    .where(eq(monthItem.runId, run.id));
  const sums = noSums();
  for (const item of items)
    addOutcome(sums, { ...item, status: item.status as ItemOutcome["status"], previous: paidBefore(item) });
  sums.alreadyFixed = (run.totals as MonthTotals).alreadyFixed;
  return totalsOf(sums, scope.deciding.policy.pack.benefit?.classes ?? []);
}

/**
 * Keeps a named person's decision for one child: which of two schemes that exclude one another is kept, or whether
 * an ambiguous reading holds for the child. It counts from this month on, until another decision. The line and the
 * totals follow at once. Throws `invalid` for a question that is not open, `conflict` once the month is submitted.
 */
export async function chooseForChild(context: StaffContext, input: Input): Promise<MonthSummary> {
  const { run, outdated } = await inTenant(context, "months.choose", async (tx, note) => {
    const locked = await lockRun(tx, input.id);
    const [item] = await tx
      .select()
      .from(monthItem)
      .where(and(eq(monthItem.runId, locked.id), eq(monthItem.childId, input.childId)));
    if (!item) throw notFound({ zh: "发放名单项", en: "line of the month" });
    const scope = await monthScope(tx, context, locked.month, locked.division);
    const { division } = await getChildRecord(tx, input.childId);
    const { childId, clause, chosen, reason } = input;
    const scene = { deciding: scope.deciding, month: locked.month, division };
    await keepChoice(tx, context, scene, { childId, clause, chosen, reason });
    const fresh = (await dueInMonth(tx, scope, [input.childId])).get(input.childId);
    if (!fresh) throw notFound({ zh: "发放名单项", en: "line of the month" });
    const { previous: _, ...outcome } = outcomeOf(fresh, paidBefore(item));
    await tx
      .update(monthItem)
      .set(outcome)
      .where(and(eq(monthItem.runId, locked.id), eq(monthItem.childId, input.childId)));
    await tx
      .update(monthRun)
      .set({ totals: await recount(tx, locked, scope), version: locked.version + 1 })
      .where(eq(monthRun.id, locked.id));
    await decideChildren(tx, context, [input.childId]);
    note({
      childId: input.childId,
      division,
      purpose: input.reason,
      detail: { run: locked.id, month: locked.month, clause: input.clause, chosen: input.chosen },
    });
    const changed = await getRun(tx, locked.id);
    return { run: changed, outdated: await isStale(tx, context, changed) };
  });
  return summaryOf(context, run, outdated);
}
