import { addDays, addMonths, type CivilDate, type Span } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import { addWorkingDays, isCalendarPublished } from "./working-calendar.ts";

/**
 * `at`: the instant from which it is overdue. `day`: the last civil day on which it is in time.
 * `calendar`: a year whose holidays were counted on without being published yet; the day may still move.
 */
export type Due = { at: Date; day: CivilDate; calendar?: number };

const midnight = (day: CivilDate) => new Date(`${day}T00:00:00+08:00`);

/**
 * When a span that begins at an instant or on a civil day runs out, on the civil calendar of Asia/Shanghai.
 * Hours run from the instant. Of days, working days, months and years the first day does not count and the last
 * counts to its end; a month without that day ends on its last. A last day on a holiday is not moved: for a child
 * the earlier day is the safe one.
 */
export function dueAt(start: Date | CivilDate, { count, unit }: Span): Due {
  if (unit === "hours") {
    const begun = typeof start === "string" ? midnight(start) : start;
    const at = new Date(begun.getTime() + count * 3_600_000);
    return { at, day: civilDayOf(at) };
  }
  const first = typeof start === "string" ? start : civilDayOf(start);
  const day = lastDay(first, { count, unit });
  return { at: midnight(addDays(day, 1)), day, ...(unit === "workingDays" && unpublished(first, day)) };
}

function lastDay(first: CivilDate, { count, unit }: Span): CivilDate {
  if (unit === "workingDays") return addWorkingDays(first, count);
  if (unit === "months") return addMonths(first, count);
  if (unit === "years") return addMonths(first, count * 12);
  return addDays(first, count);
}

/** The first year between two days whose holidays are not published. */
function unpublished(first: CivilDate, last: CivilDate): { calendar: number } | undefined {
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    if (!isCalendarPublished(year)) return { calendar: year };
  return undefined;
}

/** What to say beside a day that was counted on a calendar not yet published. */
export const calendarWarning = (year: number) => ({
  zh: `${year} 年的放假安排尚未公布，按周一至周五计工作日，公布后可能变动`,
  en: `The holidays of ${year} are not published yet: Monday to Friday count as working days, and the day may move`,
});
