import type { TenantTransaction } from "@tongyou/database";
import { monthRun, paymentBatch } from "@tongyou/database/schema";
import { type AnyColumn, and, asc, desc, eq, gte, inArray, isNotNull, lt, ne } from "drizzle-orm";
import { findDivision, isWithin } from "../divisions/index.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { MonthTotals } from "../months/months.schema.ts";
import type { Bench, Scope, TodoGroup } from "../workbench/bench.ts";
import type { Todo, TodoKind } from "../workbench/workbench.schema.ts";
import { added, type BatchRecord, type Sums, sumsOf, told } from "./batch-record.ts";
import { batchNumber } from "./payment-number.ts";
import { townPrepareTodos } from "./town-todos.ts";
import { waitingTodos } from "./waiting.ts";
import { townPays } from "./who-pays.ts";
import { waitingHere } from "./whose-list.ts";

const inScope = (division: AnyColumn, { lo, hi }: Scope) => and(gte(division, lo), lt(division, hi));
const placeOf = (division: string) => findDivision(division)?.name ?? division;
const plain = { due: null, overdue: false } as const;

function groupOf(kind: TodoKind, todos: Todo[]): TodoGroup {
  return { kind, count: todos.length, todos };
}

const batchTodo = (kind: TodoKind, batch: BatchRecord, why: Todo["why"]): Todo => ({
  kind,
  title: {
    zh: `${batchNumber(batch)} ${placeOf(batch.division)}发放清单`,
    en: `List of payments ${batchNumber(batch)}`,
  },
  why,
  ...plain,
  to: `/payments/${batch.id}`,
});

/** Fixed months whose money no list holds, and what else waits, but for what the month's list will take along. */
export async function prepareTodos(bench: Bench): Promise<TodoGroup> {
  const months = await (townPays(bench.context) ? townPrepareTodos(bench) : countyPrepareTodos(bench));
  const others = await waitingTodos(bench, months.count > 0 ? ["oneTime"] : ["offCycle", "oneTime"]);
  return { ...months, count: months.count + others.length, todos: [...months.todos, ...others] };
}

/** Where the county pays: the newest month of each area, whose list takes the earlier ones along. */
async function countyPrepareTodos({ tx, scope }: Bench): Promise<TodoGroup> {
  const runs = await tx
    .select()
    .from(monthRun)
    .where(and(eq(monthRun.state, "fixed"), inScope(monthRun.division, scope)))
    .orderBy(asc(monthRun.division), desc(monthRun.month));
  const lists = await tx
    .select({ division: paymentBatch.division, month: paymentBatch.month })
    .from(paymentBatch)
    .where(and(eq(paymentBatch.kind, "month"), ne(paymentBatch.state, "cancelled")));
  const newest = runs.filter((run, index) => runs[index - 1]?.division !== run.division);
  const open = newest.filter(
    (run) =>
      !lists.some(
        ({ division, month }) =>
          month >= run.month && (isWithin(division, run.division) || isWithin(run.division, division)),
      ),
  );
  return groupOf(
    "paymentPrepare",
    open.map((run): Todo => {
      const { paid, fen } = run.totals as MonthTotals;
      return {
        kind: "paymentPrepare",
        title: {
          zh: `${run.month} ${placeOf(run.division)}发放清单`,
          en: `List of payments of ${run.month}`,
        },
        why: {
          zh: `名单已审批固定：${paid} 名儿童，${yuanText(fen)}，还没有发放清单`,
          en: `Fixed: ${paid} children, ${yuanText(fen)}; no list of payments yet`,
        },
        ...plain,
        to: `/months/${run.id}`,
      };
    }),
  );
}

async function listsIn(tx: TenantTransaction, scope: Scope): Promise<{ batch: BatchRecord; sums: Sums }[]> {
  const batches = await tx
    .select()
    .from(paymentBatch)
    .where(and(inArray(paymentBatch.state, ["prepared", "approved"]), inScope(paymentBatch.division, scope)))
    .orderBy(asc(paymentBatch.preparedAt));
  const sums = await sumsOf(
    tx,
    batches.map(({ id }) => id),
  );
  return batches.flatMap((batch) => {
    const found = sums.get(batch.id);
    return found ? [{ batch, sums: found }] : [];
  });
}

/** Lists that another person prepared. */
export async function approvalTodos(bench: Bench): Promise<TodoGroup> {
  const { tx, scope, context } = bench;
  const lists = (await listsIn(tx, scope)).filter(
    ({ batch }) => batch.state === "prepared" && batch.preparedBy !== context.staff.id,
  );
  const waiting = await waitingHere(bench, lists, ({ preparedBy }) => preparedBy);
  return groupOf(
    "paymentApprove",
    waiting.map(({ batch, sums }) => batchTodo("paymentApprove", batch, told(sums.open))),
  );
}

function bankTodo({ batch, sums }: { batch: BatchRecord; sums: Sums }): Todo {
  const { open, paid, failed } = sums;
  const [rest, due] = [told(open), told(added(open, paid, failed))];
  if (open.payments === 0)
    return batchTodo("paymentClose", batch, {
      zh: `银行结果已齐：成功 ${paid.payments} 笔，失败 ${failed.payments} 笔，待结清`,
      en: `All answered: ${paid.payments} paid, ${failed.payments} failed; to be closed`,
    });
  if (batch.exportedAt === null)
    return batchTodo("paymentSend", batch, {
      zh: `已审批，待导出送银行：${due.zh}`,
      en: `Approved, to be exported for the bank: ${due.en}`,
    });
  return batchTodo("paymentReturn", batch, {
    zh: `等银行结果：${rest.zh}`,
    en: `Waiting for the bank's answer: ${rest.en}`,
  });
}

/** Approved lists: to be sent to the bank, to be answered by it, to be closed. */
export async function bankTodos(bench: Bench): Promise<TodoGroup[]> {
  const lists = (await listsIn(bench.tx, bench.scope)).filter(({ batch }) => batch.state === "approved");
  const todos = (await waitingHere(bench, lists)).map(bankTodo);
  return (["paymentSend", "paymentReturn", "paymentClose"] as const).map((kind) =>
    groupOf(
      kind,
      todos.filter((todo) => todo.kind === kind),
    ),
  );
}

/** Closed lists that somebody else asks to open again. */
export async function reopenTodos(bench: Bench): Promise<TodoGroup> {
  const { tx, scope, context } = bench;
  const batches = await tx
    .select()
    .from(paymentBatch)
    .where(
      and(
        isNotNull(paymentBatch.reopenBy),
        ne(paymentBatch.reopenBy, context.staff.id),
        inScope(paymentBatch.division, scope),
      ),
    );
  const why = { zh: "申请重新打开已结清的清单", en: "Asked to open a closed list again" };
  const asked = batches.map((batch) => ({ batch }));
  const waiting = await waitingHere(bench, asked, ({ reopenBy }) => reopenBy);
  return groupOf(
    "paymentReopen",
    waiting.map(({ batch }) => batchTodo("paymentReopen", batch, why)),
  );
}
