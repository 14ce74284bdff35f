import { addMonths } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, type TodoGroup } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { reportHeads } from "./list-pack-reports.ts";

/** Months ahead at which a report is announced. */
const AHEAD = 1;

/** Reports of this person's own that are due within a month or late; for the officer also those without a term to set. */
export async function reportTodos({ tx, context, settings }: Bench): Promise<TodoGroup> {
  const soon = addMonths(civilDayOf(context.now()), AHEAD);
  const officer = context.staff.role === "countyOfficer";
  const waiting = (await reportHeads(tx, context, settings)).filter(({ mayFile, due, every, setting }) =>
    every ? mayFile && due !== null && due <= soon : officer && setting !== null,
  );
  const todos = waiting.slice(0, SHOWN).map(({ id, title, every, setting, due, overdue, last }): Todo => {
    const done = last ? { zh: `上次报送的期间到 ${last.to}`, en: `Handed in to ${last.to}` } : NEVER;
    return {
      kind: "reportDue",
      title,
      why: every ? done : UNSET,
      due,
      overdue,
      to: every
        ? `/statistics/${encodeURIComponent(id)}`
        : `/policy?view=standards&parameter=${encodeURIComponent(setting ?? "")}`,
    };
  });
  return { kind: "reportDue", count: waiting.length, todos };
}

const NEVER = { zh: "还没有报送过", en: "Never handed in" };
const UNSET = {
  zh: "文件没有写多久报送一次，须由本单位设定",
  en: "The document does not say how often: the bureau has to set it",
};
