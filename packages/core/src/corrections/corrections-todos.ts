import { child, correction, recoveryInstalment, recoveryPlan } from "@tongyou/database/schema";
import { and, asc, countDistinct, eq, gt, gte, lt, ne, sql, sum } from "drizzle-orm";
import { yuanText } from "../money/yuan-text.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { RECOVERY_WAYS } from "./recovery-ways.ts";

const undated = { due: null, overdue: false };
const recoveryOf = (childId: string) => `/corrections?state=approved&kind=recovery&child=${childId}`;

/** What another person had computed and waits for approval: one entry for arrears, one for recoveries. */
async function proposals({ tx, context, scope }: Bench): Promise<Todo[]> {
  const waits = and(
    eq(correction.state, "proposed"),
    ne(correction.proposedBy, context.staff.id),
    gte(correction.division, scope.lo),
    lt(correction.division, scope.hi),
  );
  const kinds = [
    { kind: "arrears", of: gt(correction.fen, 0), zh: "补发待审批", en: "Arrears to approve" },
    { kind: "recovery", of: lt(correction.fen, 0), zh: "追回待审批", en: "Recoveries to approve" },
  ] as const;
  const todos: Todo[] = [];
  for (const { kind, of, zh, en } of kinds) {
    const [found] = await tx
      .select({ children: countDistinct(correction.childId), fen: sum(correction.fen).mapWith(Number) })
      .from(correction)
      .where(and(waits, of));
    if (!found || found.children === 0) continue;
    const amount = yuanText(Math.abs(found.fen));
    todos.push({
      kind: "correctionApprove",
      title: { zh, en },
      why: { zh: `${found.children} 名儿童，${amount}`, en: `${found.children} children, ${amount}` },
      ...undated,
      to: `/corrections?kind=${kind}`,
    });
  }
  return todos;
}

/** Plans of recovery that another person proposed. */
async function openPlans({ tx, context, scope }: Bench) {
  return tx
    .select({
      childId: child.id,
      name: child.name,
      kind: recoveryPlan.kind,
      fen: recoveryPlan.fen,
      total: TOTAL,
    })
    .from(recoveryPlan)
    .innerJoin(child, eq(child.id, recoveryPlan.childId))
    .where(
      and(
        eq(recoveryPlan.state, "proposed"),
        ne(recoveryPlan.proposedBy, context.staff.id),
        gte(recoveryPlan.division, scope.lo),
        lt(recoveryPlan.division, scope.hi),
      ),
    )
    .orderBy(asc(recoveryPlan.proposedAt))
    .limit(SHOWN);
}

/** What waits for a second person: arrears, recoveries, and plans of recovery. */
export async function correctionTodos(bench: Bench): Promise<TodoGroup> {
  const [open, plans] = [await proposals(bench), await openPlans(bench)];
  const planned = plans.map(
    ({ childId, name, kind, fen }): Todo => ({
      kind: "correctionApprove",
      title: { zh: name, en: name },
      why: {
        zh: `追回计划待审批：${RECOVERY_WAYS[kind].zh} ${yuanText(fen)}`,
        en: `Plan of recovery to decide: ${yuanText(fen)} ${RECOVERY_WAYS[kind].en}`,
      },
      ...undated,
      to: recoveryOf(childId),
    }),
  );
  return { kind: "correctionApprove", count: open.length + totalOf(plans), todos: [...open, ...planned] };
}

/** Children whose approved recoveries nobody has planned yet, the largest sum first. */
export async function recoveryTodos({ tx, scope }: Bench): Promise<TodoGroup> {
  const settled = sql`(SELECT coalesce(sum(${recoveryInstalment.fen}), 0) FROM ${recoveryInstalment}
    WHERE ${recoveryInstalment.correctionId} = ${correction.id} AND ${recoveryInstalment.state} <> 'replanned')`;
  const open = sql<number>`sum(-${correction.fen} - ${settled})`.mapWith(Number);
  const waits = sql`NOT EXISTS (SELECT FROM ${recoveryPlan}
    WHERE ${recoveryPlan.childId} = ${child.id} AND ${recoveryPlan.state} = 'proposed')`;
  const rows = await tx
    .select({ childId: child.id, name: child.name, fen: open, total: TOTAL })
    .from(correction)
    .innerJoin(child, eq(child.id, correction.childId))
    .where(
      and(
        eq(correction.state, "approved"),
        lt(correction.fen, 0),
        gte(correction.division, scope.lo),
        lt(correction.division, scope.hi),
        waits,
      ),
    )
    .groupBy(child.id, child.name)
    .having(gt(open, 0))
    .orderBy(sql`3 DESC`, asc(child.id))
    .limit(SHOWN);
  const todos = rows.map(
    ({ childId, name, fen }): Todo => ({
      kind: "recoveryDue",
      title: { zh: name, en: name },
      why: {
        zh: `待追回 ${yuanText(fen)}，还没有计划`,
        en: `${yuanText(fen)} to take back, not planned yet`,
      },
      ...undated,
      to: recoveryOf(childId),
    }),
  );
  return { kind: "recoveryDue", count: totalOf(rows), todos };
}
