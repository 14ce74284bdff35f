import type { TenantTransaction } from "@tongyou/database";
import { care, child } from "@tongyou/database/schema";
import { type Bilingual, type CivilDate, lastDayOf } from "@tongyou/policy";
import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { IN_VIEW, openCare } from "../plans/list-care-plans.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { TodoKind } from "../workbench/workbench.schema.ts";

type Row = { id: string; name: string; due: string | null; riskLevel: number | null };
type Wanted = {
  kind: TodoKind;
  where: SQL | undefined;
  due?: typeof care.reviewOn | typeof care.reassessOn;
  why: (row: Row) => Bilingual;
  to: (row: Row) => string;
};

async function careTodos(
  tx: TenantTransaction,
  { kind, where, due, why, to }: Wanted,
  today: CivilDate,
): Promise<TodoGroup> {
  const rows = await tx
    .select({
      id: child.id,
      name: child.name,
      riskLevel: care.riskLevel,
      due: due ?? sql<null>`NULL::date`,
      total: TOTAL,
    })
    .from(care)
    .innerJoin(child, eq(child.id, care.childId))
    .where(where)
    .orderBy(asc(due ?? care.riskLevel), asc(care.childId))
    .limit(SHOWN);
  const todos = rows.map((row) => ({
    kind,
    title: { zh: row.name, en: row.name },
    why: why(row),
    due: row.due,
    overdue: row.due !== null && row.due < today,
    to: to(row),
  }));
  return { kind, count: totalOf(rows), todos };
}

const level = ({ riskLevel }: Row): Bilingual =>
  riskLevel === null ? { zh: "", en: "" } : { zh: `，风险 ${riskLevel} 级`, en: `, risk level ${riskLevel}` };

/** Children for whom a document demands a plan and who have none, those at the highest risk first. */
export const missingPlanTodos = ({ tx, context, scope }: Bench): Promise<TodoGroup> => {
  const today = civilDayOf(context.now());
  return careTodos(
    tx,
    {
      kind: "planMissing",
      where: and(openCare(scope), IN_VIEW.missing(today)),
      why: (row) => ({
        zh: `文件要求一人一策，还没有帮扶方案${level(row).zh}`,
        en: `The documents demand a care plan and there is none${level(row).en}`,
      }),
      to: ({ id }) => `/plans/${id}/edit`,
    },
    today,
  );
};

/** Plans that are to be reviewed until the end of the month, the longest overdue first. */
export const planReviewTodos = ({ tx, context, scope }: Bench): Promise<TodoGroup> => {
  const today = civilDayOf(context.now());
  return careTodos(
    tx,
    {
      kind: "planReview",
      where: and(openCare(scope), IN_VIEW.review(today)),
      due: care.reviewOn,
      why: (row) => ({
        zh: `帮扶方案到期复核${level(row).zh}`,
        en: `The care plan is to be reviewed${level(row).en}`,
      }),
      to: ({ id }) => `/plans/${id}`,
    },
    today,
  );
};

/** Children whose risk is to be assessed again until the end of the month, the longest overdue first. */
export const reassessTodos = ({ tx, context, scope }: Bench): Promise<TodoGroup> => {
  const today = civilDayOf(context.now());
  return careTodos(
    tx,
    {
      kind: "riskReassess",
      where: and(openCare(scope), lte(care.reassessOn, lastDayOf(today.slice(0, 7)))),
      due: care.reassessOn,
      why: (row) => ({
        zh: `风险等级到期复评${level(row).zh}`,
        en: `Risk is to be assessed again${level(row).en}`,
      }),
      to: ({ id }) => `/risk/new?child=${id}`,
    },
    today,
  );
};
