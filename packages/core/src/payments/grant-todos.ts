import { child, oneTimeGrant } from "@tongyou/database/schema";
import { and, asc, eq, gte, lt, ne, sql } from "drizzle-orm";
import { yuanText } from "../money/yuan-text.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { SET } from "./grant-sets.ts";

/** One-time grants that somebody else entered: those entered together are one thing to decide. */
export async function grantTodos({ tx, scope, context }: Bench): Promise<TodoGroup> {
  const rows = await tx
    .select({
      name: sql<string>`min(${child.name})`,
      purpose: oneTimeGrant.purpose,
      document: oneTimeGrant.document,
      fen: oneTimeGrant.fen,
      children: sql<number>`count(*)::int`,
      total: TOTAL,
    })
    .from(oneTimeGrant)
    .innerJoin(child, eq(child.id, oneTimeGrant.childId))
    .where(
      and(
        eq(oneTimeGrant.state, "proposed"),
        ne(oneTimeGrant.proposedBy, context.staff.id),
        gte(oneTimeGrant.division, scope.lo),
        lt(oneTimeGrant.division, scope.hi),
      ),
    )
    .groupBy(...SET)
    .orderBy(asc(oneTimeGrant.proposedAt))
    .limit(SHOWN);
  const todos = rows.map(({ name, purpose, document, fen, children }): Todo => {
    const each = `${purpose} ${yuanText(fen)}（${document}）`;
    return {
      kind: "grantDecide",
      title:
        children === 1 ? { zh: name, en: name } : { zh: `${children} 名儿童`, en: `${children} children` },
      why: children === 1 ? { zh: each, en: each } : { zh: `每人${each}`, en: `${each} each` },
      due: null,
      overdue: false,
      to: "/payments?tab=grants&open=yes",
    };
  });
  return { kind: "grantDecide", count: totalOf(rows), todos };
}
