import { paymentBatch } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, gte, ne, sql } from "drizzle-orm";
import { findDivision, isWithin, levelOf } from "../divisions/index.ts";
import type { Bench, TodoGroup } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { added, told } from "./batch-record.ts";
import type { Sum } from "./payments.schema.ts";
import { payerAt } from "./who-pays.ts";

/** Towns named in one entry. */
const NAMED = 3;
/** Money of a place, by its 12-digit code. */
type Place = Sum & { code: string };

/** The newest fixed month of the area, with the money of each place that no list holds. */
async function untakenIn({ tx, scope: { lo, hi } }: Bench): Promise<{ month: CivilMonth; places: Place[] }> {
  const { rows } = await tx.execute<{ division: string; month: string; payments: number; fen: string }>(sql`
    SELECT l.division, l.month, count(*)::int AS payments, sum(l.fen) AS fen
    FROM benefit_line l
    WHERE l.month = (SELECT max(n.month) FROM benefit_line n WHERE n.division >= ${lo} AND n.division < ${hi})
      AND l.division >= ${lo} AND l.division < ${hi}
      AND NOT EXISTS (SELECT FROM payment_item t WHERE t.kind = 'month' AND t.source_id = l.id AND t.live)
    GROUP BY 1, 2 ORDER BY 1`);
  const places = rows.map(({ division, payments, fen }) => ({ code: division, payments, fen: Number(fen) }));
  return { month: rows[0]?.month ?? "", places };
}

/**
 * Where the towns pay: those of the area with children whom no list of the newest fixed month is made for. Above the
 * county nobody is told: it is the county that looks after its towns.
 */
export async function townPrepareTodos(bench: Bench): Promise<TodoGroup> {
  const none: TodoGroup = { kind: "paymentPrepare", count: 0, todos: [] };
  if (levelOf(bench.context.area.code) < 3) return none;
  const { month, places } = await untakenIn(bench);
  if (places.length === 0) return none;
  const lists = await bench.tx
    .select({ division: paymentBatch.division })
    .from(paymentBatch)
    .where(
      and(
        eq(paymentBatch.kind, "month"),
        ne(paymentBatch.state, "cancelled"),
        gte(paymentBatch.month, month),
      ),
    );
  // What a list left out waits for the next one.
  const open = places.filter(({ code }) => !lists.some(({ division }) => isWithin(code, division)));
  const ofTown = Map.groupBy(open, ({ code }) => `${code.slice(0, 9)}000`);
  const towns = [...ofTown].map(([code, sums]) => ({ code, ...added(...sums) }));
  if (towns.length === 0) return none;
  return { kind: "paymentPrepare", count: 1, todos: [prepareTodo(bench, month, towns)] };
}

function prepareTodo({ context }: Bench, month: CivilMonth, towns: readonly Place[]): Todo {
  const names = towns.map(({ code }) => findDivision(code)?.name ?? code);
  const some = `${names.slice(0, NAMED).join("、")}${towns.length > NAMED ? ` 等 ${towns.length} 处` : ""}`;
  const sum = told(added(...towns));
  const plain = { kind: "paymentPrepare", due: null, overdue: false } as const;
  const atTown = payerAt(context) === "town";
  return {
    ...plain,
    title: {
      zh: `${month} ${some}发放清单`,
      en: `List of payments of ${month}, ${names.slice(0, NAMED).join(", ")}`,
    },
    why: atTown
      ? {
          zh: `县级已审批固定，由本乡镇发放：${sum.zh}，还没有发放清单`,
          en: `Fixed by the county, paid by the town: ${sum.en}; no list of payments yet`,
        }
      : {
          zh: `名单已审批固定，由乡镇发放：${towns.length} 个乡镇、${sum.zh}，还没有发放清单`,
          en: `Fixed, to be paid by the towns: ${towns.length} of them, ${sum.en}, made no list yet`,
        },
    to: atTown ? `/payments?prepare=${month}` : "/payments",
  };
}
