import type { TenantTransaction } from "@tongyou/database";
import { importBatch, monthRun } from "@tongyou/database/schema";
import { and, desc, gte, inArray, lt, ne } from "drizzle-orm";
import type { Deciding } from "../children/deciding.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { MonthTotals } from "../months/months.schema.ts";
import type { Bench, Scope, TodoGroup } from "./bench.ts";
import type { Todo } from "./workbench.schema.ts";

type Run = typeof monthRun.$inferSelect;

/** Runs of the area that are not done, newest month first. */
export const openRuns = (tx: TenantTransaction, { lo, hi }: Scope): Promise<Run[]> =>
  tx
    .select()
    .from(monthRun)
    .where(
      and(
        inArray(monthRun.state, ["calculated", "submitted"]),
        gte(monthRun.division, lo),
        lt(monthRun.division, hi),
      ),
    )
    .orderBy(desc(monthRun.month));

function monthTodo(run: Run, kind: "monthSubmit" | "monthApprove"): Todo {
  const { paid, fen } = run.totals as MonthTotals;
  const sum = { zh: `${paid} 名儿童，${yuanText(fen)}`, en: `${paid} children, ${yuanText(fen)}` };
  const back = kind === "monthSubmit" && run.sentBackReason !== null;
  return {
    kind,
    title: { zh: `${run.month} 月度发放`, en: `Month ${run.month}` },
    why: back
      ? { zh: `已退回：${run.sentBackReason}；${sum.zh}`, en: `Sent back: ${run.sentBackReason}; ${sum.en}` }
      : sum,
    due: null,
    overdue: false,
    to: `/months/${run.id}`,
  };
}

/** Months that are calculated and not handed in. */
export function submitTodos({ runs }: Bench): TodoGroup {
  const todos = runs.filter((run) => run.state === "calculated").map((run) => monthTodo(run, "monthSubmit"));
  return { kind: "monthSubmit", count: todos.length, todos };
}

/** Months another person handed in that wait for approval. */
export function approveTodos({ runs, context }: Bench): TodoGroup {
  const todos = runs
    .filter((run) => run.state === "submitted" && run.submittedBy !== context.staff.id)
    .map((run) => monthTodo(run, "monthApprove"));
  return { kind: "monthApprove", count: todos.length, todos };
}

/** Ledgers that were looked at and not confirmed, unless a newer one was taken over since. */
export async function importTodos(tx: TenantTransaction, { lo, hi }: Scope): Promise<TodoGroup> {
  const batches = await tx
    .select({
      id: importBatch.id,
      fileName: importBatch.fileName,
      state: importBatch.state,
      referenceDate: importBatch.referenceDate,
      total: importBatch.total,
      division: importBatch.division,
    })
    .from(importBatch)
    .where(and(ne(importBatch.state, "undone"), gte(importBatch.division, lo), lt(importBatch.division, hi)))
    .orderBy(desc(importBatch.createdAt))
    .limit(100);
  const places = Map.groupBy(batches, (batch) => batch.division);
  // Newest first: what was taken over makes every earlier preview of the place out of date.
  const open = [...places.values()].flatMap(([newest]) => (newest?.state === "previewed" ? [newest] : []));
  const todos = open.map(
    (batch): Todo => ({
      kind: "importConfirm",
      title: { zh: batch.fileName, en: batch.fileName },
      why: {
        zh: `${batch.referenceDate} 台账已预览，${batch.total} 行待确认导入`,
        en: `Ledger of ${batch.referenceDate} previewed; ${batch.total} rows wait to be taken over`,
      },
      due: null,
      overdue: false,
      to: `/imports/${batch.id}`,
    }),
  );
  return { kind: "importConfirm", count: todos.length, todos };
}

/** Standards without which no month can be calculated on the day. */
export function standardTodos({ policy, ...at }: Deciding): TodoGroup {
  const todos = policy.missingStandards(at).map(({ parameter, refusal }): Todo => {
    const title = policy.pack.parameters.find(({ id }) => id === parameter)?.title;
    return {
      kind: "standardMissing",
      title: title ?? { zh: parameter, en: parameter },
      why: refusal,
      due: null,
      overdue: false,
      to: "/policy",
    };
  });
  return { kind: "standardMissing", count: todos.length, todos };
}
