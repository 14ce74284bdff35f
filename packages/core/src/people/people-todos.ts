import { civilDayOf } from "../civil-day.ts";
import { policyToday } from "../protection/chain.ts";
import { type Bench, SHOWN, type TodoGroup } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { countPosts } from "./count-posts.ts";
import { trainingRows, viewOf } from "./list-trainings.ts";
import { postTitle } from "./post-roles.ts";

/** People whose yearly (or the bureau's) training is due or overdue. */
export async function trainingTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const { rows } = await trainingRows(tx, context, scope);
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

/** Places without the person a document gives them, or with too many: one entry a rule, which opens its list. */
export async function coverageTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const rules = await countPosts(tx, pack, scope.lo, today);
  const open = rules.flatMap(({ rule, places }) => {
    const gaps = places.filter(({ wrong }) => wrong === "gap").length;
    const doubles = places.filter(({ wrong }) => wrong === "double").length;
    return gaps + doubles === 0 ? [] : [{ rule, gaps, doubles }];
  });
  const todos = open.map(({ rule, gaps, doubles }): Todo => {
    const title = postTitle(pack, rule.role, today);
    const clause = rule.clause ? `${rule.clause}：` : "";
    return {
      kind: "postVacant",
      title: { zh: `${title.zh}配备`, en: `Posts: ${title.en}` },
      why: {
        zh: `${clause}${gaps} 处无人${doubles > 0 ? `，${doubles} 处多于规定` : ""}`,
        en: `${gaps} places without one${doubles > 0 ? `, ${doubles} with too many` : ""}`,
      },
      due: null,
      overdue: false,
      to: `/people?tab=coverage&rule=${encodeURIComponent(rule.id)}`,
    };
  });
  return { kind: "postVacant", count: todos.length, todos };
}
