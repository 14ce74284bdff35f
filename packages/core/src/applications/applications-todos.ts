import { application, child } from "@tongyou/database/schema";
import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import { stageOf } from "./application-record.ts";
import { waitingFor } from "./list-applications.ts";

/** Applications on whose stage the person may act, those past their last day first. */
export async function applicationTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const rows = await tx
    .select({ record: application, name: child.name, total: TOTAL })
    .from(application)
    .innerJoin(child, eq(child.id, application.childId))
    .where(and(waitingFor(context), gte(application.division, scope.lo), lt(application.division, scope.hi)))
    .orderBy(sql`${application.dueOn} ASC NULLS LAST`, asc(application.startedAt), asc(application.id))
    .limit(SHOWN);
  const todos = rows.map(({ record, name }) => {
    const { title } = stageOf(record);
    return {
      kind: "applicationDue" as const,
      title: { zh: name, en: name },
      why: {
        zh: `${title.zh}：${record.number}`,
        en: `${title.en}: ${record.number}`,
      },
      due: record.dueOn,
      overdue: record.dueOn !== null && record.dueOn < today,
      to: `/applications/${record.id}`,
    };
  });
  return { kind: "applicationDue", count: totalOf(rows), todos };
}
