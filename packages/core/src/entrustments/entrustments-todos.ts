import { civilDayOf } from "../civil-day.ts";
import { policyToday } from "../protection/chain.ts";
import { type Bench, SHOWN, type TodoGroup } from "../workbench/bench.ts";
import type { TodoKind } from "../workbench/workbench.schema.ts";
import { missingAlerts } from "./entrustment-record.ts";
import {
  countChildren,
  countEntrustments,
  endingWhere,
  missingWhere,
  readEntrustments,
  readMissing,
  waitingWhere,
} from "./list-entrustments.ts";

const FIRST = { limit: SHOWN, offset: 0 };
const same = (text: string) => ({ zh: text, en: text });

/** Children without a confirmation where the region's documents ask for one; one click begins it. */
export async function missingEntrustmentTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const where = missingWhere(pack, today, scope);
  const [alert] = missingAlerts(pack, today);
  if (!where || !alert) return { kind: "entrustmentMissing", count: 0, todos: [] };
  const rows = await readMissing(tx, where, FIRST);
  const clauses = alert.clauses.join("、");
  const todos = rows.map(({ childId, name }) => ({
    kind: "entrustmentMissing" as const,
    title: same(name),
    why: { zh: `${alert.title.zh}（${clauses}）`, en: `${alert.title.en} (${clauses})` },
    due: null,
    overdue: false,
    to: `/entrustments/new?child=${childId}`,
  }));
  return { kind: "entrustmentMissing", count: await countChildren(tx, where), todos };
}

async function confirmations(
  { tx, context }: Bench,
  kind: Extract<TodoKind, "entrustmentConfirm" | "entrustmentEnding">,
  where: ReturnType<typeof waitingWhere>,
): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const rows = await readEntrustments(tx, where, FIRST);
  const todos = rows.map(({ row, name }) => ({
    kind,
    title: same(name),
    why:
      kind === "entrustmentConfirm"
        ? { zh: `${row.signedOn} 签订，等待确认`, en: `Signed on ${row.signedOn}, to be confirmed` }
        : { zh: `${row.untilOn} 到期，须续签或结束`, en: `Ends on ${row.untilOn}: renew or end it` },
    due: kind === "entrustmentEnding" ? row.untilOn : null,
    overdue: kind === "entrustmentEnding" && row.untilOn < today,
    to:
      kind === "entrustmentConfirm"
        ? `/children/${row.childId}?tab=casework`
        : `/entrustments/new?child=${row.childId}`,
  }));
  return { kind, count: await countEntrustments(tx, where), todos };
}

/** Confirmations that wait for the town or the county. */
export const confirmEntrustmentTodos = (bench: Bench): Promise<TodoGroup> =>
  confirmations(bench, "entrustmentConfirm", waitingWhere(bench.scope));

/** Confirmations that end soon, or ended without being renewed. */
export const endingEntrustmentTodos = (bench: Bench): Promise<TodoGroup> =>
  confirmations(bench, "entrustmentEnding", endingWhere(bench.scope, civilDayOf(bench.context.now())));
