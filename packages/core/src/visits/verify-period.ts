import { addDays, addMonths, type CivilDate, type Span } from "@tongyou/policy";

/** Both days included. */
export type Period = { from: CivilDate; to: CivilDate };

const DAY = 86_400_000;
const monthIndex = (day: CivilDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/**
 * The period of a recurring verification that holds a day: months and years on the calendar (every three months are
 * the quarters of the year), days counted from the day the rule began.
 */
export function periodOf(day: CivilDate, { count, unit }: Span, begun: CivilDate): Period {
  if (unit === "months" || unit === "years") {
    const months = unit === "years" ? count * 12 : count;
    const first = addMonths(`${day.slice(0, 7)}-01`, -(monthIndex(day) % months));
    return { from: first, to: addDays(addMonths(first, months), -1) };
  }
  const days = unit === "hours" ? Math.max(1, Math.floor(count / 24)) : count;
  const passed = Math.floor((Date.parse(day) - Date.parse(begun)) / DAY);
  const first = addDays(day, -(((passed % days) + days) % days));
  return { from: first, to: addDays(first, days - 1) };
}

/** The period before, or undefined where the rule was not yet in force then. */
export function periodBefore({ from }: Period, every: Span, begun: CivilDate): Period | undefined {
  return from <= begun ? undefined : periodOf(addDays(from, -1), every, begun);
}
