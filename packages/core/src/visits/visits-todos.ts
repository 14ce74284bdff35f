import { child, visit, visitPlan } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import { and, asc, count, eq, gte, lt, lte, sql } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { TO_CHECK } from "./list-done.ts";
import { fallsTo, openPlans } from "./list-plans.ts";
import { notVerified, roundOf, toVerify } from "./verify-round.ts";
import { visitCadences } from "./visit-cadences.ts";

const same = (text: string) => ({ zh: text, en: text });
const cadencesOf = ({ deciding: { policy, on }, settings }: Bench) =>
  visitCadences(policy.pack, settings, on);

/** Visits that fall to this person until the end of the month, the longest overdue first. */
export async function visitTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const end = lastDayOf(today.slice(0, 7));
  const where = and(openPlans(scope), fallsTo(context), lte(visitPlan.due, end));
  const rows = await tx
    .select({ id: child.id, name: child.name, due: visitPlan.due, lastOn: visitPlan.lastOn, total: TOTAL })
    .from(visitPlan)
    .innerJoin(child, eq(child.id, visitPlan.childId))
    .where(where)
    .orderBy(asc(visitPlan.due), asc(child.id))
    .limit(SHOWN);
  const todos = rows.map(({ id, name, due, lastOn }): Todo => {
    const why = lastOn
      ? { zh: `上次走访 ${lastOn}`, en: `Last visited on ${lastOn}` }
      : { zh: "还没有走访过", en: "Not visited yet" };
    const overdue = due !== null && due < today;
    return { kind: "visit", title: same(name), why, due, overdue, to: `/visits/new?child=${id}` };
  });
  return { kind: "visit", count: totalOf(rows), todos };
}

/** Visits drawn by lot that wait for a supervisor's check, the oldest first. */
export async function spotCheckTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const where = and(
    TO_CHECK,
    sql`${visit.doneBy} <> ${context.staff.id}`,
    gte(visit.division, scope.lo),
    lt(visit.division, scope.hi),
  );
  const rows = await tx
    .select({ id: visit.id, name: child.name, on: visit.doneOn, division: visit.division, total: TOTAL })
    .from(visit)
    .innerJoin(child, eq(child.id, visit.childId))
    .where(where)
    .orderBy(asc(visit.doneOn), asc(visit.id))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, name, on, division }): Todo => ({
      kind: "spotCheck",
      title: same(name),
      why: {
        zh: `${placeName(division)}，${on} 的走访被抽中`,
        en: `${placeName(division)}: the visit of ${on} was drawn`,
      },
      due: null,
      overdue: false,
      to: `/visits/${id}`,
    }),
  );
  return { kind: "spotCheck", count: totalOf(rows), todos };
}

/** The files of the area that are not verified in the period under way: one entry that opens the list. */
export async function verificationTodos(bench: Bench): Promise<TodoGroup> {
  const { tx, context, scope } = bench;
  const { period } = roundOf(cadencesOf(bench), civilDayOf(context.now()));
  if (!period) return { kind: "verification", count: 0, todos: [] };
  const [found] = await tx
    .select({ rows: count() })
    .from(visitPlan)
    .innerJoin(child, eq(child.id, visitPlan.childId))
    .where(and(toVerify(scope), notVerified(period)));
  const rows = found?.rows ?? 0;
  const todo: Todo = {
    kind: "verification",
    title: {
      zh: `${period.from} 至 ${period.to} 档案数据核实`,
      en: `Verification ${period.from} to ${period.to}`,
    },
    why: { zh: `还有 ${rows} 名儿童的档案未核实`, en: `${rows} files are not verified yet` },
    due: period.to,
    overdue: false,
    to: "/visits?tab=verification",
  };
  const todos = rows > 0 ? [todo] : [];
  return { kind: "verification", count: todos.length, todos };
}

/** How often visits take place where the documents leave it to the bureau and nobody has entered it. */
export function cadenceTodos(bench: Bench): TodoGroup {
  const { visit: visits, verify } = cadencesOf(bench);
  const todos = [...visits, ...verify].flatMap(({ every, setting, title }): Todo[] =>
    every !== null || setting === null
      ? []
      : [
          {
            kind: "cadenceMissing",
            title,
            why: {
              zh: "文件没有写多久一次，须由本单位设定，设定前排不出到期日",
              en: "The document does not say how often: the bureau has to set it before days can be given",
            },
            due: null,
            overdue: false,
            to: `/policy?view=standards&parameter=${setting}`,
          },
        ],
  );
  return { kind: "cadenceMissing", count: todos.length, todos };
}
