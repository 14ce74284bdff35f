import type { Todo } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { groupTodos } from "./todo-list.tsx";

const todo = (kind: Todo["kind"], name: string, due: string | null, overdue = false): Todo => ({
  kind,
  title: { zh: name, en: name },
  why: { zh: "", en: "" },
  due,
  overdue,
  to: "/",
});

test("kinds with something overdue come first, and overdue rows first within their kind", () => {
  const groups = groupTodos({
    counts: [
      { kind: "needs", count: 2 },
      { kind: "review", count: 0 },
      { kind: "monthApprove", count: 2 },
    ],
    todos: [
      todo("needs", "without a day", null),
      todo("needs", "with a day", "2018-04-05"),
      todo("monthApprove", "in time", "2018-04-01"),
      todo("monthApprove", "late", "2018-04-03", true),
    ],
  });
  expect(groups.map(({ kind, todos }) => [kind, todos.map(({ title }) => title.en)])).toEqual([
    ["monthApprove", ["late", "in time"]],
    ["needs", ["with a day", "without a day"]],
  ]);
});
