import { child } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { startRuleOf } from "@tongyou/policy/engine";
import { and, asc, type SQL, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { policyToday } from "../protection/chain.ts";
import { BENEFIT_STARTS, OWN_SETTINGS } from "../standards/own-settings.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo, TodoKind } from "../workbench/workbench.schema.ts";
import { isInQuestion } from "./list-changes.ts";
import { isApplied, isMissing } from "./list-missing.ts";
import { mayChange } from "./who-decides.ts";

const inScope = ({ scope: { lo, hi } }: Bench): SQL =>
  sql`${child.division} >= ${lo} AND ${child.division} < ${hi}`;

async function todosOf(
  bench: Bench,
  kind: TodoKind,
  where: SQL | undefined,
  { why, to }: { why: Bilingual; to: string },
): Promise<TodoGroup> {
  const rows = await bench.tx
    .select({ id: child.id, name: child.name, total: TOTAL })
    .from(child)
    .where(and(inScope(bench), where))
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(SHOWN);
  return {
    kind,
    count: totalOf(rows),
    todos: rows.map(({ name }) => ({
      kind,
      title: { zh: name, en: name },
      why,
      due: null,
      overdue: false,
      to,
    })),
  };
}

/** Children who qualify and receive nothing, for whom nobody has begun an application. */
export const missingTodos = (bench: Bench): Promise<TodoGroup> =>
  todosOf(bench, "awardMissing", and(isMissing(bench.context.staff.role), sql`NOT ${isApplied}`), {
    why: {
      zh: "按现有情况符合条件，还没有享受待遇",
      en: "Qualifies by what is known and receives nothing",
    },
    to: "/awards",
  });

/** Children with an award who do not qualify any more, for the desk that decides. */
export const changeTodos = (bench: Bench): Promise<TodoGroup> | TodoGroup =>
  mayChange(bench.context, "awards.end")
    ? todosOf(bench, "awardChange", isInQuestion(bench.context.staff.role), {
        why: {
          zh: "情况有变化，不再符合条件，请核对停发月份",
          en: "No longer qualifies: check from which month to end the award",
        },
        to: "/awards?tab=changes",
      })
    : { kind: "awardChange", count: 0, todos: [] };

/** From which month a confirmed allowance is paid, where neither a document nor the bureau says it: asked beforehand. */
export function startsTodos({ context, settings }: Bench): TodoGroup {
  const setting = OWN_SETTINGS.find(({ id }) => id === BENEFIT_STARTS);
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const left = pack.benefit?.classes.some(({ id }) => !startRuleOf(pack, id, today));
  if (!setting || !left || settings.has(BENEFIT_STARTS)) return { kind: "startsUnset", count: 0, todos: [] };
  const todo: Todo = {
    kind: "startsUnset",
    title: setting.title,
    why: {
      zh: "文件没有写，须由本单位设定，设定前不能认定",
      en: "No document says it: the bureau has to set it before anything is confirmed",
    },
    due: null,
    overdue: false,
    to: `/policy?view=standards&parameter=${BENEFIT_STARTS}`,
  };
  return { kind: "startsUnset", count: 1, todos: [todo] };
}
