import type { z } from "zod";
import { holds } from "../access/permission.ts";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { type Bench, SHOWN, scopeOf } from "./bench.ts";
import { glanceAt } from "./glance.ts";
import { SOURCES } from "./sources.ts";
import { openRuns } from "./work-todos.ts";
import type { Todo, Workbench, workbenchInput } from "./workbench.schema.ts";

/** Overdue first, then by the day it is due; what has no day keeps the order of the sources. */
const byUrgency = (a: Todo, b: Todo) =>
  Number(b.overdue) - Number(a.overdue) || (a.due ?? "9999").localeCompare(b.due ?? "9999");

/**
 * What waits for this person, derived afresh each time: only what the role can do, grouped by kind with counts, and
 * the area at a glance. `area` narrows inside the person's own; a place outside it shows nothing.
 */
export async function getWorkbench(
  context: StaffContext,
  { area }: z.output<typeof workbenchInput>,
): Promise<Workbench> {
  const scope = scopeOf(context, area);
  return inTenant(context, "workbench.get", async (tx) => {
    const { role } = context.staff;
    const today = civilDayOf(context.now());
    const [deciding, settings, runs] = await Promise.all([
      decidingOn(tx, context),
      loadSettings(tx, today),
      holds(context, "months.get") ? openRuns(tx, scope) : [],
    ]);
    const bench: Bench = { tx, context, scope, deciding, settings, runs };
    // All at once: each next statement is ready when the connection is.
    const [groups, glance] = await Promise.all([
      Promise.all(
        SOURCES.filter(({ permission }) => holds(context, permission)).map(async ({ todos }) => todos(bench)),
      ),
      glanceAt(tx, role, scope, deciding),
    ]);
    const waiting = groups.flat().filter((group) => group.count > 0);
    return {
      today,
      counts: waiting.map(({ kind, count }) => ({ kind, count })),
      todos: waiting.flatMap(({ todos }) => todos.slice(0, SHOWN)).sort(byUrgency),
      glance,
    };
  });
}
