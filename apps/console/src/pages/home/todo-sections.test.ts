import type { Todo } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { sectionsOf } from "./todo-sections.ts";

const todo = (name: string, due: string | null, overdue = false): Todo => ({
  kind: "visit",
  title: { zh: name, en: name },
  why: { zh: "", en: "" },
  due,
  overdue,
  to: `/${name}`,
});

test("what is late comes first, then today, the week and later; what has no day comes last", () => {
  const sections = sectionsOf(
    [
      todo("late", "2018-04-28", true),
      todo("a clock of today that ran out", "2018-04-30", true),
      todo("today", "2018-04-30"),
      todo("in seven days", "2018-05-07"),
      todo("in eight days", "2018-05-08"),
      todo("no day", null),
    ],
    "2018-04-30",
  );
  expect(sections.map(({ section, todos }) => [section, todos.map(({ title }) => title.en)])).toEqual([
    ["late", ["late", "a clock of today that ran out"]],
    ["today", ["today"]],
    ["week", ["in seven days"]],
    ["later", ["in eight days"]],
    ["undated", ["no day"]],
  ]);
  expect(sectionsOf([todo("no day", null)], "2018-04-30").map(({ section }) => section)).toEqual(["undated"]);
});
