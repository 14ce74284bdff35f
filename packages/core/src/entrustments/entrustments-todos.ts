import { child, entrustment } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { policyToday } from "../protection/chain.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { TodoKind } from "../workbench/workbench.schema.ts";
import { missingAlerts } from "./entrustment-record.ts";
import { endingWhere, missingWhere, waitingWhere } from "./list-entrustments.ts";

const same = (text: string) => ({ zh: text, en: text });

/** Children without a confirmation where the region's documents ask for one; one click begins it. */
export async function missingEntrustmentTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const where = missingWhere(pack, today, scope);
  const [alert] = missingAlerts(pack, today);
  if (!where || !alert) return { kind: "entrustmentMissing", count: 0, todos: [] };
  const rows = await tx
    .select({ id: child.id, name: child.name, total: TOTAL })
    .from(child)
    .where(where)
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(SHOWN);
  const clauses = alert.clauses.join("、");
  const todos = rows.map(({ id, name }) => ({
    kind: "entrustmentMissing" as const,
    title: same(name),
    why: { zh: `${alert.title.zh}（${clauses}）`, en: `${alert.title.en} (${clauses})` },
    due: null,
    overdue: false,
    to: `/entrustments/new?child=${id}`,
  }));
  return { kind: "entrustmentMissing", count: totalOf(rows), todos };
}

async function confirmations(
  { tx, context }: Bench,
  kind: Extract<TodoKind, "entrustmentConfirm" | "entrustmentEnding">,
  where: ReturnType<typeof waitingWhere>,
): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const rows = await tx
    .select({
      childId: child.id,
      name: child.name,
      signedOn: entrustment.signedOn,
      untilOn: entrustment.untilOn,
      total: TOTAL,
    })
    .from(entrustment)
    .innerJoin(child, eq(child.id, entrustment.childId))
    .where(where)
    .orderBy(asc(entrustment.untilOn), asc(entrustment.id))
    .limit(SHOWN);
  const todos = rows.map(({ childId, name, signedOn, untilOn }) => ({
    kind,
    title: same(name),
    why:
      kind === "entrustmentConfirm"
        ? { zh: `${signedOn} 签订，等待确认`, en: `Signed on ${signedOn}, to be confirmed` }
        : { zh: `${untilOn} 到期，须续签或结束`, en: `Ends on ${untilOn}: renew or end it` },
    due: kind === "entrustmentEnding" ? untilOn : null,
    overdue: kind === "entrustmentEnding" && untilOn < today,
    to:
      kind === "entrustmentConfirm"
        ? `/children/${childId}?tab=casework`
        : `/entrustments/new?child=${childId}`,
  }));
  return { kind, count: totalOf(rows), todos };
}

/** Confirmations that wait for the town or the county. */
export const confirmEntrustmentTodos = (bench: Bench): Promise<TodoGroup> =>
  confirmations(bench, "entrustmentConfirm", waitingWhere(bench.scope));

/** Confirmations that end soon, or ended without being renewed. */
export const endingEntrustmentTodos = (bench: Bench): Promise<TodoGroup> =>
  confirmations(bench, "entrustmentEnding", endingWhere(bench.scope, civilDayOf(bench.context.now())));
