import { workRecord } from "@tongyou/database/schema";
import { addMonths } from "@tongyou/policy";
import { and, asc, gte, lt, lte } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { workDuties } from "./get-work-due.ts";
import { OPEN_WORK } from "./list-work-records.ts";
import { readableWork } from "./work-record.ts";
import type { WorkDuty, WorkKind } from "./work-records.schema.ts";
import { WORK_KIND_WORDS } from "./work-words.ts";

/** Days ahead at which what documents want repeated is announced. */
const AHEAD = 1;

const UNSET = {
  zh: "文件没有写多久一次，须由本单位设定，设定前排不出到期日",
  en: "The document does not say how often: the bureau has to set it before days can be given",
};
const NEVER = { zh: "还没有登记过", en: "Never recorded" };

function whyOf({ last, every }: WorkDuty): Todo["why"] {
  if (!every) return UNSET;
  return last ? { zh: `上次 ${last.day}`, en: `Last on ${last.day}` } : NEVER;
}

/** Meetings and inspections that documents want repeated: due within a month, never held, or without a term. */
export async function workDutyTodos({ tx, context, settings }: Bench): Promise<TodoGroup> {
  const soon = addMonths(civilDayOf(context.now()), AHEAD);
  const officer = context.staff.role === "countyOfficer";
  const waiting = (await workDuties(tx, context, settings)).filter(({ every, setting, due }) =>
    every ? due === null || due <= soon : officer && setting !== null,
  );
  const todos = waiting.slice(0, SHOWN).map(
    (duty): Todo => ({
      kind: "workDue",
      title: duty.title,
      why: whyOf(duty),
      due: duty.due,
      overdue: duty.overdue,
      to: duty.every
        ? `/work?answer=${encodeURIComponent(duty.id)}`
        : `/policy?view=standards&parameter=${duty.setting}`,
    }),
  );
  return { kind: "workDue", count: waiting.length, todos };
}

/** What records left to be done and falls due within a month, the earliest first. */
export async function workOpenTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const where = and(
    OPEN_WORK,
    readableWork(context),
    lte(workRecord.dueOn, addMonths(today, AHEAD)),
    gte(workRecord.division, scope.lo),
    lt(workRecord.division, scope.hi),
  );
  const rows = await tx
    .select({
      recordId: workRecord.recordId,
      division: workRecord.division,
      kind: workRecord.kind,
      day: workRecord.day,
      dueOn: workRecord.dueOn,
      total: TOTAL,
    })
    .from(workRecord)
    .where(where)
    .orderBy(asc(workRecord.dueOn))
    .limit(SHOWN);
  const todos = rows.map((row): Todo => {
    const kind = WORK_KIND_WORDS[row.kind as WorkKind];
    const place = placeName(row.division);
    return {
      kind: "workOpen",
      title: { zh: `${kind.zh}：待办结`, en: `${kind.en}: to be done` },
      why: { zh: `${place}，${row.day} 的记录`, en: `${place}: a record of ${row.day}` },
      due: row.dueOn,
      overdue: row.dueOn !== null && row.dueOn < today,
      to: `/work/${row.recordId}`,
    };
  });
  return { kind: "workOpen", count: totalOf(rows), todos };
}
