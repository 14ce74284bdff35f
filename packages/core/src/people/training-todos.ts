import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, type TodoGroup } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { trainingRows, viewOf } from "./list-trainings.ts";

/** People whose yearly (or the bureau's) training is due or overdue. */
export async function trainingTodos({ tx, context, scope, settings }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const { rows } = await trainingRows(tx, context, scope, settings);
  const waiting = rows.filter((row) => viewOf(row, today) !== "done");
  const todos = waiting.slice(0, SHOWN).map(({ workerId, name, title, place, lastOn, due }): Todo => {
    const last = lastOn ? `上次培训 ${lastOn}` : "还没有培训记录";
    return {
      kind: "trainingDue",
      title: { zh: name, en: name },
      why: {
        zh: `${place.name}${title.zh}，${last}`,
        en: `${title.en}, ${place.name}; ${lastOn ? `last trained on ${lastOn}` : "never trained"}`,
      },
      due: due.due,
      overdue: due.overdue,
      to: `/people/${workerId}`,
    };
  });
  return { kind: "trainingDue", count: waiting.length, todos };
}
