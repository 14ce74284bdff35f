import { lastDayOf } from "@tongyou/policy";
import type { z } from "zod";
import { may, type Permission } from "../access/roles.ts";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import { inTenant } from "../verb.ts";
import { birthdayTodos, decisionTodos, needsTodos, type TodoGroup } from "./child-todos.ts";
import { glanceAt } from "./glance.ts";
import { importTodos, monthTodos, openRuns, standardTodos } from "./work-todos.ts";
import type { Workbench, workbenchInput } from "./workbench.schema.ts";

/**
 * What waits for this person, derived afresh each time: only what the role can do, grouped by kind with counts, and
 * the area at a glance. `area` narrows inside the person's own; a place outside it shows nothing.
 */
export async function getWorkbench(
  context: StaffContext,
  { area }: z.output<typeof workbenchInput>,
): Promise<Workbench> {
  const scope = area && isWithin(area, context.area.code) ? areaRange(area) : context.area;
  const can = (permission: Permission) => may(context.staff.role, permission);
  return inTenant(context, "workbench.get", async (tx) => {
    const deciding = await decidingOn(tx, context);
    const groups: TodoGroup[] = [];
    const runs = can("months.get") ? await openRuns(tx, scope) : [];
    const calculated = runs.find((run) => run.state === "calculated")?.id;
    const months = monthTodos(context, runs);
    groups.push(
      ...months.filter(({ kind }) => can(kind === "monthSubmit" ? "months.submit" : "months.approve")),
    );
    if (can("imports.confirm")) groups.push(await importTodos(tx, scope));
    if (can("policy.enterStandard"))
      groups.push(standardTodos({ ...deciding, on: lastDayOf(deciding.on.slice(0, 7)) }));
    if (can("months.choose")) {
      groups.push(await decisionTodos(tx, "choice", scope, calculated));
      groups.push(await decisionTodos(tx, "review", scope, calculated));
    }
    if (can("children.recordFact")) {
      groups.push(await birthdayTodos(tx, scope, deciding.on));
      groups.push(await needsTodos(tx, context, scope, deciding));
    }
    const shown = groups.filter((group) => group.count > 0);
    return {
      counts: shown.map(({ kind, count }) => ({ kind, count })),
      todos: shown.flatMap(({ todos }) => todos).sort((a, b) => Number(b.overdue) - Number(a.overdue)),
      glance: await glanceAt(tx, scope, deciding),
    };
  });
}
