import type { Todo } from "@tongyou/core/schemas";

export const SECTIONS = ["late", "today", "week", "later", "undated"] as const;
export type Section = (typeof SECTIONS)[number];

/** `2018-04-02` and so many days on. */
function daysAfter(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/** What is late, due today, due within the next seven days, later, and what has no day; empty sections left out. */
export function sectionsOf(todos: readonly Todo[], today: string): { section: Section; todos: Todo[] }[] {
  const week = daysAfter(today, 7);
  const of = ({ due, overdue }: Todo): Section => {
    if (overdue) return "late";
    if (due === null) return "undated";
    if (due <= today) return "today";
    return due <= week ? "week" : "later";
  };
  const groups = Map.groupBy(todos, of);
  return SECTIONS.flatMap((section) => {
    const own = groups.get(section);
    return own ? [{ section, todos: own }] : [];
  });
}
